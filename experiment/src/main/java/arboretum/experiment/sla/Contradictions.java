package arboretum.experiment.sla;

import arboretum.coordinates.GreatCircle;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.sla.Connectivity.Link;
import arboretum.experiment.sla.ConstraintReader.Placed;
import arboretum.model.Constraint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Finds constraints of one service, all of which must hold, that no place can meet together. A
 * circle that is stated twice with different radii, or an area with different thresholds, could be
 * met but says two things: it is reported too.
 */
final class Contradictions {
  private final Problems problems;

  Contradictions(Problems problems) {
    this.problems = problems;
  }

  void check(SortedMap<Integer, List<Placed>> byService, List<Link> links) {
    for (List<Placed> constraints : byService.values()) {
      for (int later = 1; later < constraints.size(); later++) {
        reportFirst(constraints, later);
      }
    }
    for (Link link : links) {
      if (link.type().equals("geo")) {
        far(
            link,
            byService.getOrDefault(link.from(), List.of()),
            byService.getOrDefault(link.to(), List.of()));
      }
    }
  }

  private void reportFirst(List<Placed> constraints, int later) {
    Placed second = constraints.get(later);
    for (Placed first : constraints.subList(0, later)) {
      Optional<String> why = why(first.constraint(), second.constraint());
      if (why.isPresent()) {
        String message = "contradicts " + first.part().place().path() + ": " + why.get();
        problems.add(second.part().problem(message));
        return;
      }
    }
  }

  private static Optional<String> why(Constraint first, Constraint second) {
    return switch (second) {
      case Constraint.Direct b when first instanceof Constraint.Direct a -> directs(a, b);
      case Constraint.Direct b when first instanceof Constraint.Clusters a -> outside(b, a);
      case Constraint.Clusters b when first instanceof Constraint.Direct a -> outside(a, b);
      case Constraint.Clusters b when first instanceof Constraint.Clusters a -> clusters(a, b);
      case Constraint.Geo b when first instanceof Constraint.Geo a -> circles(a, b);
      case Constraint.Latency b when first instanceof Constraint.Latency a -> areas(a, b);
      default -> Optional.empty();
    };
  }

  private static Optional<String> directs(Constraint.Direct a, Constraint.Direct b) {
    boolean clusters = !a.cluster().isEmpty() && !b.cluster().isEmpty();
    if (clusters && !mayBeTheSame(a.cluster(), b.cluster())) {
      return Optional.of("cluster \"" + b.cluster() + "\" and cluster \"" + a.cluster() + "\"");
    }
    boolean nodes = !a.nodes().isEmpty() && !b.nodes().isEmpty();
    if (nodes && a.nodes().stream().noneMatch(x -> anyMayBe(x, b.nodes()))) {
      String both = String.join(";", b.nodes()) + "\" and \"" + String.join(";", a.nodes());
      return Optional.of("no node is in both \"" + both + "\"");
    }
    return Optional.empty();
  }

  private static Optional<String> outside(Constraint.Direct direct, Constraint.Clusters clusters) {
    return direct.cluster().isEmpty() || anyMayBe(direct.cluster(), clusters.allowed())
        ? Optional.empty()
        : Optional.of(
            "cluster \""
                + direct.cluster()
                + "\" is not among the allowed: "
                + String.join(", ", clusters.allowed()));
  }

  private static Optional<String> clusters(Constraint.Clusters a, Constraint.Clusters b) {
    return a.allowed().stream().anyMatch(x -> anyMayBe(x, b.allowed()))
        ? Optional.empty()
        : Optional.of(
            "no cluster is in both "
                + String.join(", ", b.allowed())
                + " and "
                + String.join(", ", a.allowed()));
  }

  private static boolean anyMayBe(String name, List<String> names) {
    return names.stream().anyMatch(other -> mayBeTheSame(name, other));
  }

  /**
   * Whether two names, each that of a node or its path, may mean the same node or one below the
   * other: {@code munich} may be {@code germany/munich}, which is below {@code germany}.
   */
  private static boolean mayBeTheSame(String a, String b) {
    List<String> shorter = List.of(a.split("/", -1));
    List<String> longer = List.of(b.split("/", -1));
    return Collections.indexOfSubList(longer, shorter) >= 0
        || Collections.indexOfSubList(shorter, longer) >= 0;
  }

  private static Optional<String> circles(Constraint.Geo a, Constraint.Geo b) {
    double apart = GreatCircle.kilometres(a.at(), b.at());
    if (apart > a.thresholdKm() + b.thresholdKm()) {
      String distance = String.format(Locale.ROOT, "%.1f km apart", apart);
      String radii = km(b.thresholdKm()) + " and " + km(a.thresholdKm());
      return Optional.of("the circles do not meet: " + distance + ", radii " + radii);
    }
    return a.at().equals(b.at()) && a.thresholdKm() != b.thresholdKm()
        ? Optional.of(
            "the same place within " + km(b.thresholdKm()) + " and " + km(a.thresholdKm()))
        : Optional.empty();
  }

  private static Optional<String> areas(Constraint.Latency a, Constraint.Latency b) {
    return a.area().equals(b.area()) && a.thresholdNanos() != b.thresholdNanos()
        ? Optional.of("the same area \"" + a.area() + "\" with another threshold")
        : Optional.empty();
  }

  private static String km(double kilometres) {
    return BigDecimal.valueOf(kilometres).stripTrailingZeros().toPlainString() + " km";
  }

  /** Reports a limit of distance that circles around both services rule out. */
  private void far(Link link, List<Placed> from, List<Placed> to) {
    double limit = link.threshold().doubleValue();
    for (Constraint.Geo a : circles(from)) {
      for (Constraint.Geo b : circles(to)) {
        double least = GreatCircle.kilometres(a.at(), b.at()) - a.thresholdKm() - b.thresholdKm();
        if (least > limit) {
          String needed = String.format(Locale.ROOT, "%.1f km", least);
          String message = "geo threshold " + km(limit) + " can't be met: the circles of the two";
          problems.add(link.part().problem(message + " microservices are " + needed + " apart"));
          return;
        }
      }
    }
  }

  private static List<Constraint.Geo> circles(List<Placed> constraints) {
    var circles = new ArrayList<Constraint.Geo>();
    for (Placed placed : constraints) {
      if (placed.constraint() instanceof Constraint.Geo geo) {
        circles.add(geo);
      }
    }
    return circles;
  }
}
