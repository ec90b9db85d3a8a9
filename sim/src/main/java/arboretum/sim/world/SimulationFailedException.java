package arboretum.sim.world;

import arboretum.experiment.plan.RunPlan;
import arboretum.protocol.Input;
import arboretum.sim.engine.EventFailedException;
import java.util.List;
import java.util.Locale;

/**
 * A simulation failed: our own defect. The message says where, after what, and in which run; the
 * cause is what was thrown.
 */
public final class SimulationFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private SimulationFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  static SimulationFailedException during(
      RunPlan plan, EventFailedException failed, String node, List<Input> recent) {
    return of(plan, failed.atNanos(), failed.eventNumber(), node, cause(failed), recent);
  }

  static SimulationFailedException atTheEnd(
      RunPlan plan, long events, IllegalStateException failed, List<Input> recent) {
    return of(plan, plan.durationNanos(), events, "all", failed, recent);
  }

  private static SimulationFailedException of(
      RunPlan plan, long atNanos, long event, String node, Throwable cause, List<Input> recent) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Simulation failed: seed=%d t=%s event#=%d node=%s%n  %s%n  last inputs:%n",
            plan.seed(),
            seconds(atNanos),
            event,
            node,
            cause));
    for (Input input : recent) {
      text.append(
          String.format(
              Locale.ROOT,
              "    t=%s %s #%d %s%n",
              seconds(input.atNanos()),
              input.node(),
              input.sequence(),
              input.payload()));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "  in: scenario %s, sweep point %d, replication %d",
            plan.scenario(),
            plan.point(),
            plan.replication()));
    return new SimulationFailedException(text.toString(), cause);
  }

  private static Throwable cause(EventFailedException failed) {
    Throwable cause = failed.getCause();
    return cause == null ? failed : cause;
  }

  private static String seconds(long nanos) {
    return String.format(
        Locale.ROOT, "%d.%09ds", nanos / NANOS_PER_SECOND, nanos % NANOS_PER_SECOND);
  }
}
