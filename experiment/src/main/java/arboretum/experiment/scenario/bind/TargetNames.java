package arboretum.experiment.scenario.bind;

import arboretum.experiment.problem.Nearest;
import arboretum.experiment.workload.Target;
import arboretum.model.ServiceName;
import arboretum.resolution.Balancing;
import arboretum.resolution.SemanticName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What scenarios call: a semantic name such as {@code closest.detection} or {@code 3.detection}, or
 * a service alone, which is called in turn.
 */
final class TargetNames {
  private TargetNames() {}

  /**
   * Returns the target that a text means.
   *
   * @param services names of all services
   * @param caller the service that calls; empty for users and workers
   * @param report takes what is wrong with it
   */
  static Optional<Target> of(
      String text, List<String> services, Optional<ServiceName> caller, Consumer<String> report) {
    if (services.contains(text)) {
      return Optional.of(
          new Target(new ServiceName(text), Balancing.ROUND_ROBIN.word(), Target.ANY));
    }
    SemanticName name;
    try {
      name = SemanticName.parse(text);
    } catch (IllegalArgumentException e) {
      report.accept(unknownPolicy(text, services).orElse(e.getMessage() + hint(text, services)));
      return Optional.empty();
    }
    for (ServiceName candidate : name.candidates(caller)) {
      for (String service : services) {
        if (SemanticName.canonical(new ServiceName(service)).equals(candidate)) {
          return Optional.of(
              new Target(
                  new ServiceName(service),
                  name.policy().word(),
                  name.instance().orElse(Target.ANY)));
        }
      }
    }
    String meant = String.join(".", name.labels());
    report.accept("unknown service \"" + meant + "\"" + hint(meant, services));
    return Optional.empty();
  }

  private static String hint(String meant, List<String> services) {
    return "; known: " + Listing.of(services) + Nearest.hint(meant, services);
  }

  /** What is wrong if the last part is a service: the first is no policy. */
  private static Optional<String> unknownPolicy(String text, List<String> services) {
    int dot = text.indexOf('.');
    if (dot < 0 || !services.contains(text.substring(dot + 1))) {
      return Optional.empty();
    }
    String first = text.substring(0, dot);
    List<String> policies = new ArrayList<>(Balancing.words());
    policies.remove(Balancing.INSTANCE.word());
    return Optional.of(
        "unknown policy \""
            + first
            + "\"; allowed: "
            + String.join(", ", policies)
            + ", or the number of an instance"
            + Nearest.hint(first, policies));
  }
}
