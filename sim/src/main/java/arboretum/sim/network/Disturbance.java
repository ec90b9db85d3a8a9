package arboretum.sim.network;

import arboretum.protocol.Message;

/**
 * What a bad network does to single messages, beside cuts: it loses, repeats, delays or reorders
 * them. Asked once for each message that leaves on a link that is not cut, in the order in which
 * handlers send.
 */
public interface Disturbance {
  /** Every message arrives once, after the link's delay. */
  Disturbance NONE =
      new Disturbance() {
        @Override
        public int arrivals(Link link, Way way, Message message, long leavesAtNanos) {
          return 1;
        }

        @Override
        public long lateNanos(int arrival) {
          return 0;
        }
      };

  /** Returns how often a message arrives: 0 if it is lost, more than 1 if it is repeated. */
  int arrivals(Link link, Way way, Message message, long leavesAtNanos);

  /**
   * Returns how much later than the link's delay an arrival comes, in nanoseconds, at least 0.
   *
   * @param arrival of the message that {@link #arrivals} was asked about last; from 0
   */
  long lateNanos(int arrival);
}
