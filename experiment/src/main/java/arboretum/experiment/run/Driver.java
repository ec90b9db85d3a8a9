package arboretum.experiment.run;

import arboretum.experiment.metric.RunResult;
import arboretum.experiment.plan.RunPlan;

/** Plays one replication; simulated or in real time. */
@FunctionalInterface
public interface Driver {
  /**
   * Plays a replication to its end, in the caller's thread; several threads may call at once.
   *
   * @throws InterruptedException if the thread was interrupted; a driver in real time has to notice
   */
  RunResult run(RunPlan plan) throws InterruptedException;
}
