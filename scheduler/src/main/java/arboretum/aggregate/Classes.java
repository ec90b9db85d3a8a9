package arboretum.aggregate;

import java.util.ArrayList;
import java.util.List;

/**
 * The classes of a histogram: 0 alone, then two to each octave, so that an amount is known to
 * within half of itself. Class 0 holds 0; class 1 + 2k the amounts from 2^k to below 1.5 * 2^k,
 * class 2 + 2k those from there to below 2^(k+1).
 */
final class Classes {
  private Classes() {}

  /** Returns the class of an amount; what is below 0 counts as 0. */
  static int of(long amount) {
    if (amount <= 0) {
      return 0;
    }
    int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(amount);
    boolean upper = octave > 0 && (amount & (1L << (octave - 1))) != 0;
    return 1 + 2 * octave + (upper ? 1 : 0);
  }

  /** Returns the greatest amount of a class. */
  static long last(int of) {
    if (of == 0) {
      return 0;
    }
    int octave = (of - 1) / 2;
    boolean upper = (of - 1) % 2 == 1;
    if (upper) {
      return octave == Long.SIZE - 2 ? Long.MAX_VALUE : (1L << (octave + 1)) - 1;
    }
    return octave == 0 ? 1 : (1L << octave) + (1L << (octave - 1)) - 1;
  }

  /** Counts the first {@code count} values by class, without trailing zeros. */
  static List<Integer> count(long[] values, int count) {
    List<Integer> counts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int of = of(values[i]);
      while (counts.size() <= of) {
        counts.add(0);
      }
      counts.set(of, counts.get(of) + 1);
    }
    return counts;
  }

  /** Adds further counts to {@code counts}. */
  static void add(List<Integer> counts, List<Integer> further) {
    for (int of = 0; of < further.size(); of++) {
      if (counts.size() <= of) {
        counts.add(0);
      }
      counts.set(of, counts.get(of) + further.get(of));
    }
  }
}
