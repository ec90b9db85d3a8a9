package arboretum.live.hollow;

import arboretum.live.transport.Traffic;
import arboretum.protocol.Message;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts messages and bytes by type; any thread. */
public final class TrafficMeter implements Traffic {
  private static final class Adders {
    final LongAdder sent = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final LongAdder delivered = new LongAdder();
    final LongAdder lost = new LongAdder();
  }

  private final int framingBytes;
  private final ConcurrentMap<Class<?>, Adders> byType = new ConcurrentHashMap<>();

  TrafficMeter(int framingBytes) {
    this.framingBytes = framingBytes;
  }

  @Override
  public void sent(Message message) {
    Adders adders = of(message);
    adders.sent.increment();
    adders.bytes.add((long) message.wireBytes() + framingBytes);
  }

  @Override
  public void lost(Message message) {
    of(message).lost.increment();
  }

  /** A message reached its role. */
  void delivered(Message message) {
    of(message).delivered.increment();
  }

  private Adders of(Message message) {
    return byType.computeIfAbsent(message.getClass(), type -> new Adders());
  }
}
