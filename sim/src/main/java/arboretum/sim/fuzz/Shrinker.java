package arboretum.sim.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Takes parts out of a case for as long as it still breaks the same rule: delta debugging (A.
 * Zeller, R. Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", IEEE TSE 28(2),
 * 2002).
 */
final class Shrinker {
  private final Predicate<Kept> fails;

  /**
   * @param fails whether what is kept still breaks the rule
   */
  Shrinker(Predicate<Kept> fails) {
    this.fails = fails;
  }

  /** Returns a part of what fails that fails, too, and of which no single part can be spared. */
  Kept shrink(Kept whole) {
    List<Kept.Part> parts = whole.parts();
    int chunks = 2;
    while (parts.size() >= 2) {
      List<Kept.Part> fewer = without(parts, chunks);
      if (fewer.size() < parts.size()) {
        parts = fewer;
        chunks = Math.max(2, chunks - 1);
      } else if (chunks >= parts.size()) {
        break;
      } else {
        chunks = Math.min(parts.size(), 2 * chunks);
      }
    }
    return Kept.of(parts);
  }

  /** Returns the parts without the first chunk that can be spared; all of them if none can. */
  private List<Kept.Part> without(List<Kept.Part> parts, int chunks) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      int from = (int) ((long) parts.size() * chunk / chunks);
      int to = (int) ((long) parts.size() * (chunk + 1) / chunks);
      List<Kept.Part> rest = new ArrayList<>(parts.subList(0, from));
      rest.addAll(parts.subList(to, parts.size()));
      if (to > from && fails.test(Kept.of(rest))) {
        return rest;
      }
    }
    return parts;
  }
}
