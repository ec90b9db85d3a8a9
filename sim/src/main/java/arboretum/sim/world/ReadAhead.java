package arboretum.sim.world;

import arboretum.orchestrator.Role;
import arboretum.protocol.Payload;
import arboretum.sim.network.Link;
import arboretum.sim.network.Network;

/**
 * Reads what the events that come next will need, and changes nothing.
 *
 * <p>With many nodes an event finds nothing of its node in the processor's caches, and each object
 * leads to the next only after a wait for memory. So a group of events is followed step by step:
 * within a step all reads are independent, and wait together.
 */
final class ReadAhead {
  private final TimerTable timers;
  private final Network network;
  private final Tree tree;
  private Object[] works = {};
  private SimNode[] nodes = {};
  private int found;

  /** The sum of what was read means nothing; it is written so that the compiler keeps the reads. */
  private long unusedSum;

  ReadAhead(TimerTable timers, Network network, Tree tree) {
    this.timers = timers;
    this.network = network;
    this.tree = tree;
  }

  /** Reads ahead for the first {@code count} codes. */
  void events(int[] codes, int count) {
    if (works.length < count) {
      works = new Object[codes.length];
      nodes = new SimNode[codes.length];
    }
    findWork(codes, count);
    for (int i = 0; i < found; i++) {
      if (works[i] instanceof TimerTable.Entry timer) {
        works[i] = timer.payload;
        nodes[i] = timer.node;
      }
    }
    long read = 0;
    for (int i = 0; i < found; i++) {
      read += nodes[i].busyUntilNanos() + nodes[i].sequence;
    }
    for (int i = 0; i < found; i++) {
      Link link = nodes[i].link;
      read += link == null ? 0 : link.readAhead();
    }
    for (int i = 0; i < found; i++) {
      Role role = nodes[i].role;
      read += role == null ? 0 : role.readAhead((Payload) works[i]);
    }
    unusedSum += read;
  }

  private void findWork(int[] codes, int count) {
    found = 0;
    for (int i = 0; i < count; i++) {
      int index = Codes.index(codes[i]);
      switch (Codes.kind(codes[i])) {
        case Codes.TIMER -> works[found++] = timers.entry(index);
        case Codes.ARRIVAL -> {
          works[found] = network.envelope(index);
          nodes[found++] = tree.nodes().get(network.receiver(index));
        }
        default -> {}
      }
    }
  }
}
