package arboretum.experiment.run;

import java.time.Duration;
import java.util.Optional;

/** Is told how far a run is; called from the thread that called the pool. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress NONE = (done, adopted, total, left) -> {};

  /**
   * Called at the start and after each replication.
   *
   * @param done finished replications, the adopted ones included
   * @param adopted of them, those that an earlier run had finished
   * @param total all replications
   * @param left estimated wall time left; empty before the first one finished
   */
  void update(int done, int adopted, int total, Optional<Duration> left);
}
