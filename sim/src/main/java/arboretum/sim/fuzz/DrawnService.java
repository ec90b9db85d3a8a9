package arboretum.sim.fuzz;

import arboretum.experiment.plan.RuntimePlan;
import arboretum.model.Constraint;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;

/**
 * A service of a case.
 *
 * @param runNanos until it exits with code 0; {@link RuntimePlan#ENDLESS} if it does not
 * @param cpuUse share of its request that it uses, in [0, 1]
 */
record DrawnService(ServiceSpec spec, long runNanos, double cpuUse) {
  ServiceName name() {
    return spec.name();
  }

  boolean isJob() {
    return runNanos != RuntimePlan.ENDLESS;
  }

  /**
   * Returns whether amounts, traits and names alone decide where it fits, so that anybody can tell:
   * limits on latency and distance are kept by what a scheduler measured or estimated.
   */
  boolean fitsByTableAlone() {
    for (Constraint constraint : spec.requirements().constraints()) {
      boolean plain =
          switch (constraint) {
            case Constraint.Direct c -> true;
            case Constraint.Clusters c -> true;
            case Constraint.Addons c -> true;
            case Constraint.Labels c -> true;
            case Constraint.Geo c -> false;
            case Constraint.Latency c -> false;
            case Constraint.TargetLatency c -> false;
            case Constraint.TargetGeo c -> false;
          };
      if (!plain) {
        return false;
      }
    }
    return true;
  }
}
