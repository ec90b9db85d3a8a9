package arboretum.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Why nobody took an instance: how many candidates there were and how many failed for which reason,
 * most frequent first, ties in the order of {@link Shortfall}.
 *
 * @param candidates candidates looked at; the counts add up to it
 * @param reasons sorted
 */
public record Refusal(int candidates, List<Count> reasons) {
  /** There was nobody to ask. */
  public static final Refusal NO_CANDIDATE = new Refusal(0, List.of());

  /**
   * How many candidates failed for one reason.
   *
   * @param reason the first reason that applied
   * @param candidates at least 1
   */
  public record Count(Shortfall reason, int candidates) {}

  public Refusal {
    reasons = List.copyOf(reasons);
    int sum = 0;
    for (Count count : reasons) {
      sum += count.candidates();
    }
    if (sum != candidates) {
      throw new IllegalArgumentException(sum + " reasons for " + candidates + " candidates");
    }
  }

  /** Returns the refusal for counts indexed by {@link Shortfall#ordinal}. */
  public static Refusal of(int[] countByReason) {
    List<Count> counts = new ArrayList<>();
    int candidates = 0;
    for (Shortfall reason : Shortfall.values()) {
      int count = countByReason[reason.ordinal()];
      if (count > 0) {
        counts.add(new Count(reason, count));
        candidates += count;
      }
    }
    counts.sort(Comparator.comparingInt(Count::candidates).reversed().thenComparing(Count::reason));
    return new Refusal(candidates, counts);
  }

  /** Returns the sum of both. */
  public Refusal plus(Refusal other) {
    int[] counts = new int[Shortfall.values().length];
    for (Count count : reasons) {
      counts[count.reason().ordinal()] += count.candidates();
    }
    for (Count count : other.reasons) {
      counts[count.reason().ordinal()] += count.candidates();
    }
    return of(counts);
  }

  /** Returns for example {@code 0/12 fit: 7 cpu, 5 memory}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("0/").append(candidates).append(" fit");
    String separator = ": ";
    for (Count count : reasons) {
      text.append(separator).append(count.candidates()).append(' ').append(count.reason().label());
      separator = ", ";
    }
    return text.toString();
  }
}
