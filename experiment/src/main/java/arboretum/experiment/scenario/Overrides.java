package arboretum.experiment.scenario;

import java.util.Optional;

/**
 * What the command line says in place of the file.
 *
 * @param seed 0 or more
 * @param replications 1 or more
 */
public record Overrides(Optional<Long> seed, Optional<Integer> replications) {
  /** Everything as in the file. */
  public static final Overrides NONE = new Overrides(Optional.empty(), Optional.empty());
}
