package arboretum.live.hollow;

import arboretum.experiment.metric.MessageCounts;
import arboretum.live.transport.Traffic;
import arboretum.protocol.Message;

/**
 * Counts messages and bytes by type; any thread. What was lost in a socket cannot be told from what
 * is under way: it is in neither count until {@link #finish}.
 */
final class TrafficMeter implements Traffic {
  private final int framingBytes;
  private final MessageCounts counts = new MessageCounts();

  /**
   * @param framingBytes added to each message's own bytes
   */
  TrafficMeter(int framingBytes) {
    this.framingBytes = framingBytes;
  }

  @Override
  public void sent(Message message) {
    int type = MessageCounts.typeOf(message);
    long bytes = (long) message.wireBytes() + framingBytes;
    synchronized (counts) {
      counts.sent(type, bytes);
    }
  }

  @Override
  public void lost(Message message) {
    int type = MessageCounts.typeOf(message);
    synchronized (counts) {
      counts.lost(type);
    }
  }

  /** A message reached its role. */
  void delivered(Message message) {
    int type = MessageCounts.typeOf(message);
    synchronized (counts) {
      counts.delivered(type);
    }
  }

  /**
   * Returns the counts once everything is closed; what is neither delivered nor known to be lost
   * counts as under way. Called once.
   */
  MessageCounts finish() {
    synchronized (counts) {
      for (int type = 0; type < MessageCounts.typeCount(); type++) {
        long settled = counts.deliveredOf(type) + counts.lostOf(type);
        counts.inFlight(type, counts.sentOf(type) - settled);
      }
      return counts;
    }
  }
}
