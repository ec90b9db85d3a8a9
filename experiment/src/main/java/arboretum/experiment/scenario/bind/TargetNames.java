package arboretum.experiment.scenario.bind;

import arboretum.experiment.problem.Nearest;
import arboretum.experiment.workload.Target;
import arboretum.model.ServiceName;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What scenarios call: {@code closest.detection}, {@code detection} or {@code 3.detection}. */
final class TargetNames {
  /** Policies by which an instance can be chosen; the first is that of a name without one. */
  static final List<String> POLICIES = List.of("round-robin", "random", "closest", "least-loaded");

  private TargetNames() {}

  /**
   * Returns the target that a text means.
   *
   * @param services names of all services
   * @param report takes what is wrong with it
   */
  static Optional<Target> of(String text, List<String> services, Consumer<String> report) {
    if (services.contains(text)) {
      return Optional.of(target(text, POLICIES.getFirst(), Target.ANY));
    }
    int dot = text.indexOf('.');
    String first = dot < 0 ? "" : text.substring(0, dot);
    String rest = text.substring(dot + 1);
    boolean number = first.matches("\\d{1,9}");
    boolean policy = POLICIES.contains(first);
    if (services.contains(rest) && (number || policy)) {
      return Optional.of(
          number
              ? target(rest, "instance", Integer.parseInt(first))
              : target(rest, first, Target.ANY));
    }
    if (services.contains(rest)) {
      report.accept(
          "unknown policy \""
              + first
              + "\"; allowed: "
              + String.join(", ", POLICIES)
              + ", or the number of an instance"
              + Nearest.hint(first, POLICIES));
      return Optional.empty();
    }
    String name = number || policy ? rest : text;
    report.accept(
        "unknown service \""
            + name
            + "\"; known: "
            + Listing.of(services)
            + Nearest.hint(name, services));
    return Optional.empty();
  }

  private static Target target(String service, String policy, int instance) {
    return new Target(new ServiceName(service), policy, instance);
  }
}
