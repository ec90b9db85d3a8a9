package arboretum.live.transport;

import arboretum.model.NodeName;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which links are cut. A cut link keeps its connection; frames are dropped where they are sent and
 * where they arrive. Cuts add up: a link is whole again when each was healed. Any thread.
 */
public final class LinkState {
  /** A way on the link between a member and its parent. */
  public enum Way {
    /** From the member to its parent. */
    UP,
    /** From the parent to its member. */
    DOWN
  }

  private record Key(NodeName member, Way way) {}

  private final ConcurrentMap<Key, AtomicInteger> cuts = new ConcurrentHashMap<>();

  /** Cuts one way of the link between {@code member} and its parent, once more if it is cut. */
  public void cut(NodeName member, Way way) {
    cuts.computeIfAbsent(new Key(member, way), key -> new AtomicInteger()).incrementAndGet();
  }

  /** Takes one cut back. */
  public void heal(NodeName member, Way way) {
    AtomicInteger count = cuts.get(new Key(member, way));
    if (count == null || count.decrementAndGet() < 0) {
      throw new IllegalStateException("the link of " + member + " is not cut: " + way);
    }
  }

  /** Returns whether what {@code from} sends to {@code to}, its parent or member, is lost. */
  boolean isCut(NodeName from, NodeName to) {
    if (cuts.isEmpty()) {
      return false;
    }
    boolean up = from.parent().filter(to::equals).isPresent();
    AtomicInteger count = cuts.get(up ? new Key(from, Way.UP) : new Key(to, Way.DOWN));
    return count != null && count.get() > 0;
  }
}
