package arboretum.coordinates;

import arboretum.random.RandomSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whom a node probes: half of its neighbours are near, half are random. The near ones are those
 * that its own probes found nearest; nobody tells it. Random neighbours keep the space from
 * folding, near ones make short distances right (SIGCOMM 2004, section 4.2: half close, half far).
 *
 * <p>One random neighbour is changed for a new one after every other pass over all of them, so that
 * in time every candidate may be found near. Memory: the neighbours and the list of candidates.
 *
 * @param <T> names of nodes, in a total order that settles ties
 */
public final class NeighbourSet<T extends Comparable<T>> {
  private record Near<T extends Comparable<T>>(T node, long rttNanos) {}

  private static final int PASSES_TO_CHANGE = 2;

  private final int half;
  private final RandomSource random;
  private final List<T> candidates = new ArrayList<>();
  private final List<T> far = new ArrayList<>();
  private final List<Near<T>> near = new ArrayList<>();
  private int turn;
  private int nextNear;
  private int nextFar;
  private int nextChanged;
  private int passes;

  /**
   * @param size neighbours in all, at least 2
   */
  public NeighbourSet(int size, RandomSource random) {
    if (size < 2) {
      throw new IllegalArgumentException("a node has at least 2 neighbours, not " + size);
    }
    this.half = size / 2;
    this.random = random;
  }

  /**
   * Sets the nodes of which new neighbours are drawn, without the node itself. Those that it has
   * stay, until they do not answer.
   */
  public void offer(List<T> nodes) {
    candidates.clear();
    candidates.addAll(nodes);
  }

  /** Returns whom to probe next; empty without candidates. */
  public Optional<T> next() {
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    turn++;
    if (turn % 2 == 0 && near.size() >= half) {
      nextNear = (nextNear + 1) % near.size();
      return Optional.of(near.get(nextNear).node());
    }
    if (far.size() < half) {
      T fresh = fresh();
      if (!far.contains(fresh)) {
        far.add(fresh);
        return Optional.of(fresh);
      }
    }
    nextFar++;
    if (nextFar >= far.size()) {
      nextFar = 0;
      passes++;
      if (passes % PASSES_TO_CHANGE == 0) {
        nextChanged = (nextChanged + 1) % far.size();
        far.set(nextChanged, fresh());
      }
    }
    return Optional.of(far.get(nextFar));
  }

  /** Takes the outcome of a probe. */
  public void measured(T node, long rttNanos) {
    near.removeIf(entry -> entry.node().equals(node));
    near.add(new Near<>(node, rttNanos));
    near.sort(Comparator.<Near<T>>comparingLong(Near::rttNanos).thenComparing(Near::node));
    while (near.size() > half) {
      near.removeLast();
    }
  }

  /** A probe had no answer: the node is no neighbour any more. */
  public void lost(T node) {
    near.removeIf(entry -> entry.node().equals(node));
    far.remove(node);
  }

  /** Returns the near neighbours, nearest first. */
  public List<T> nearest() {
    return near.stream().map(Near::node).toList();
  }

  /** Draws a candidate that is no random neighbour yet, if there is one. */
  private T fresh() {
    T drawn = candidates.get(random.nextInt(candidates.size()));
    for (int tries = 0; tries < candidates.size() && far.contains(drawn); tries++) {
      drawn = candidates.get(random.nextInt(candidates.size()));
    }
    return drawn;
  }
}
