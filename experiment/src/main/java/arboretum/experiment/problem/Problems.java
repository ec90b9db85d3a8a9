package arboretum.experiment.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects the problems of an input while it is read. Not thread-safe. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  /** Adds a problem; see {@link Problem} for the ranges. */
  public void add(String file, int line, int column, String path, String message) {
    found.add(new Problem(file, line, column, path, message));
  }

  /** Adds a problem. */
  public void add(Problem problem) {
    found.add(problem);
  }

  /** Adds all problems, such as those of an input that this one names. */
  public void addAll(Iterable<Problem> problems) {
    problems.forEach(found::add);
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  public int size() {
    return found.size();
  }

  /** Returns what was found so far, in order of place, each problem once. */
  public List<Problem> sorted() {
    return found.stream().sorted().distinct().toList();
  }

  /**
   * Ends the reading of an input.
   *
   * @throws InputException with all problems, if there are any
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InputException(sorted());
    }
  }
}
