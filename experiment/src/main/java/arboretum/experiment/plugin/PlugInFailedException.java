package arboretum.experiment.plugin;

import org.jspecify.annotations.Nullable;

/**
 * A plug-in threw, or decided the impossible. Its text is for users; the cause is what it threw.
 */
public final class PlugInFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String policy;
  private final String problem;

  /**
   * @param request what it was asked
   * @param problem what it did
   * @param cause what it threw; null if it threw nothing
   */
  PlugInFailedException(PlugIn plugIn, String request, String problem, @Nullable Throwable cause) {
    super(
        "plug-in \""
            + plugIn.name()
            + "\" of "
            + plugIn.jar()
            + " ("
            + plugIn.kind().title()
            + ") "
            + problem
            + "; asked: "
            + request,
        cause);
    this.policy = plugIn.name();
    this.problem = problem;
  }

  /** Returns the policy's name. */
  public String policy() {
    return policy;
  }

  /** Returns what it did. */
  public String problem() {
    return problem;
  }

  /** Returns the message alone: users read this. */
  @Override
  @SuppressWarnings("OverrideThrowableToString") // who wraps it writes the cause's text
  public String toString() {
    return String.valueOf(getMessage());
  }
}
