package arboretum.experiment.problem;

import java.util.List;
import java.util.stream.Collectors;

/** An input can't be used. Carries every problem that was found; nothing was run. */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /** Takes at least one problem. */
  public InputException(List<Problem> problems) {
    super(problems.stream().map(Problem::format).collect(Collectors.joining("\n")));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("an input exception needs a problem");
    }
    this.problems = List.copyOf(problems);
  }

  public InputException(Problem problem) {
    this(List.of(problem));
  }

  /** Returns the problems in order of place, at least one. */
  public List<Problem> problems() {
    return problems;
  }
}
