package arboretum.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which placement of an instance this is. One counter per tier, the root's first; compared in that
 * order, a missing counter counts as 0. An orchestrator raises only its own counter, so two placers
 * cannot issue the same epoch; the higher epoch wins everywhere.
 *
 * @param counters from the root downwards, each at least 0
 */
public record Epoch(List<Integer> counters) implements Comparable<Epoch> {
  /** Below every epoch that was ever issued. */
  public static final Epoch NONE = new Epoch(List.of());

  /** Counters that are left for one instance in one session of an orchestrator. */
  private static final int PER_SESSION = 1 << 16;

  public Epoch {
    counters = List.copyOf(counters);
    for (int counter : counters) {
      if (counter < 0) {
        throw new IllegalArgumentException("an epoch's counters cannot be negative: " + counters);
      }
    }
  }

  /** Returns the epoch with the given counters, the root's first. */
  public static Epoch of(Integer... counters) {
    return new Epoch(List.of(counters));
  }

  /**
   * Returns the next epoch that the orchestrator at {@code depth} (0: the root) may issue after
   * this one: its counter raised by one, those of deeper tiers dropped.
   */
  public Epoch raisedAt(int depth) {
    List<Integer> next = new ArrayList<>(Collections.nCopies(depth + 1, 0));
    for (int tier = 0; tier < Math.min(depth + 1, counters.size()); tier++) {
      next.set(tier, counters.get(tier));
    }
    next.set(depth, next.get(depth) + 1);
    return new Epoch(next);
  }

  /**
   * As {@link #raisedAt(int)}, and above every epoch that the orchestrator issued in an earlier
   * session, also where its journal lost its tail and nobody who knows such an epoch can be heard:
   * each session counts from where 65,536 more would have led. Beyond 32,767 sessions only the
   * journal keeps epochs apart.
   *
   * @param session of the orchestrator, from 1
   */
  public Epoch raisedAt(int depth, long session) {
    long before = Math.min((session - 1) * PER_SESSION, (long) Integer.MAX_VALUE - PER_SESSION);
    Epoch next = raisedAt(depth);
    if (next.counters.get(depth) > before) {
      return next;
    }
    List<Integer> later = new ArrayList<>(next.counters);
    later.set(depth, (int) before + 1);
    return new Epoch(later);
  }

  /**
   * Returns the part that the tiers above {@code depth} issued, which names the delegation to that
   * tier.
   */
  public Epoch delegation(int depth) {
    return counters.size() <= depth ? this : new Epoch(counters.subList(0, depth));
  }

  /** Returns the higher of the two. */
  public Epoch max(Epoch other) {
    return compareTo(other) >= 0 ? this : other;
  }

  @Override
  public int compareTo(Epoch other) {
    int tiers = Math.max(counters.size(), other.counters.size());
    for (int tier = 0; tier < tiers; tier++) {
      int order = Integer.compare(counter(tier), other.counter(tier));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int counter : counters) {
      text.append(text.isEmpty() ? "" : ".").append(counter);
    }
    return text.toString();
  }

  private int counter(int tier) {
    return tier < counters.size() ? counters.get(tier) : 0;
  }
}
