package arboretum.experiment.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the known name that a mistyped one most likely meant.
 *
 * <p>The measure is the restricted Damerau-Levenshtein distance (insertion, deletion, substitution,
 * transposition of neighbours; no substring edited twice): F. J. Damerau, "A technique for computer
 * detection and correction of spelling errors", CACM 7(3), 1964.
 */
public final class Nearest {
  private Nearest() {}

  /**
   * Returns the candidate with the smallest distance to {@code word}, upper and lower case being
   * the same; of equals the first in natural order. Empty if the best is more than a third of the
   * longer word away (at least 2 edits are always forgiven, but never the whole word): such a
   * suggestion would only confuse.
   */
  public static Optional<String> of(String word, Collection<String> candidates) {
    String wanted = word.toLowerCase(Locale.ROOT);
    String best = "";
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
      int longer = Math.max(word.length(), candidate.length());
      boolean close = distance <= Math.max(2, longer / 3) && distance < longer;
      boolean better =
          distance < bestDistance || (distance == bestDistance && candidate.compareTo(best) < 0);
      if (close && better) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return bestDistance == Integer.MAX_VALUE ? Optional.empty() : Optional.of(best);
  }

  /** Returns {@code ; did you mean "..."?} for an error message, or nothing. */
  public static String hint(String word, Collection<String> candidates) {
    return of(word, candidates).map(name -> "; did you mean \"" + name + "\"?").orElse("");
  }

  /** Returns the restricted Damerau-Levenshtein distance, at least 0; case matters. */
  public static int distance(String a, String b) {
    int[] beforePrevious = new int[b.length() + 1];
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
        if (isSwap(a, i, b, j)) {
          current[j] = Math.min(current[j], beforePrevious[j - 2] + 1);
        }
      }
      int[] free = beforePrevious;
      beforePrevious = previous;
      previous = current;
      current = free;
    }
    return previous[b.length()];
  }

  private static boolean isSwap(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
