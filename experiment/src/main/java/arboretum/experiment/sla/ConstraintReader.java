package arboretum.experiment.sla;

import arboretum.experiment.problem.Nearest;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.sla.Watched.Strictness;
import arboretum.model.Constraint;
import arboretum.units.GeoPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads {@code constraints}: {@code direct}, {@code clusters}, {@code addons}, {@code latency} and
 * {@code geo} of the format, and our {@code labels}. All of them must hold.
 */
final class ConstraintReader {
  private static final List<String> TYPES =
      List.of("direct", "clusters", "addons", "labels", "latency", "geo");
  private static final int NANOS_PER_MILLI_DIGITS = 6;
  private static final int MAX_LATITUDE = 90;
  private static final int MAX_LONGITUDE = 180;

  private final Problems problems;
  private final Notes notes;
  private final SortedMap<Integer, List<Placed>> byService = new TreeMap<>();

  /** A constraint and where it stands. */
  record Placed(Constraint constraint, Part part) {}

  ConstraintReader(Problems problems, Notes notes) {
    this.problems = problems;
    this.notes = notes;
  }

  /** Reads constraints of a service. */
  void read(int service, List<Part> parts) {
    List<Placed> placed = byService.computeIfAbsent(service, s -> new ArrayList<>());
    for (Part part : parts) {
      constraint(part).ifPresent(constraint -> placed.add(new Placed(constraint, part)));
    }
  }

  SortedMap<Integer, List<Placed>> byService() {
    return byService;
  }

  /** Returns the constraints of a service in the order of the file, each once. */
  List<Watched> of(int service) {
    return Watched.distinct(
        byService.getOrDefault(service, List.of()).stream().map(this::watched).toList());
  }

  private Watched watched(Placed placed) {
    boolean overTime =
        placed.constraint() instanceof Constraint.Latency
            || placed.constraint() instanceof Constraint.Geo;
    Optional<Strictness> strictness = Watched.strictness(placed.part());
    for (String field : List.of("rigidness", "convergence_time")) {
      if (placed.part().has(field) && (!overTime || strictness.isEmpty())) {
        notes.carried(field, placed.part().mark(field));
      }
    }
    return new Watched(placed.constraint(), overTime ? strictness : Optional.empty());
  }

  private Optional<Constraint> constraint(Part part) {
    if (!part.has("type") && part.has("latency")) {
      notes.alias("latency", "a constraint of that type", part.mark("latency"));
      return latency(part, "latency");
    }
    Optional<String> type = part.text("type");
    if (type.isEmpty()) {
      if (!part.has("type")) {
        problems.add(part.problem("type", "is missing; wanted: one of " + types()));
      }
      return Optional.empty();
    }
    return switch (type.get()) {
      case "direct" -> direct(part);
      case "clusters" -> {
        others(part, "allowed");
        yield names(part, "allowed").map(Constraint.Clusters::new);
      }
      case "addons" -> {
        others(part, "needs");
        yield names(part, "needs").map(Constraint.Addons::new);
      }
      case "labels" -> {
        others(part, "needs");
        yield names(part, "needs").map(Constraint.Labels::new);
      }
      case "latency" -> latency(part, "threshold");
      case "geo" -> geo(part);
      default -> {
        String hint = Nearest.hint(type.get(), TYPES);
        String message = "unknown type \"" + type.get() + "\"; allowed: " + types() + hint;
        problems.add(part.problem("type", message));
        yield Optional.empty();
      }
    };
  }

  private static String types() {
    return String.join(", ", TYPES);
  }

  private Optional<Constraint> direct(Part part) {
    others(part, "cluster", "node");
    String cluster = part.text("cluster").orElse("");
    List<String> nodes =
        Stream.of(part.text("node").orElse("").split(";", -1))
            .map(String::strip)
            .filter(node -> !node.isEmpty())
            .toList();
    if (cluster.isEmpty() && nodes.isEmpty()) {
      problems.add(part.problem("names no place; wanted: cluster, node (a;b;c), or both"));
      return Optional.empty();
    }
    return Optional.of(new Constraint.Direct(cluster, nodes));
  }

  private Optional<List<String>> names(Part part, String field) {
    List<String> names = part.texts(field).stream().distinct().toList();
    if (names.isEmpty() && (part.isList(field) || !part.has(field))) {
      String what = part.has(field) ? "names none" : "is missing";
      problems.add(part.problem(field, what + "; wanted: a list of at least one name"));
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }

  private Optional<Constraint> latency(Part part, String field) {
    others(part, "area", field);
    Optional<String> area = required(part, "area", "the name of an area");
    Optional<Long> threshold = required(part, field).flatMap(ms -> nanos(part, field, ms));
    return area.isPresent() && threshold.isPresent()
        ? Optional.of(new Constraint.Latency(area.get(), List.of(), List.of(), threshold.get()))
        : Optional.empty();
  }

  private Optional<Constraint> geo(Part part) {
    others(part, "location", "threshold");
    Optional<GeoPoint> location =
        required(part, "location", "\"latitude,longitude\"").flatMap(text -> point(part, text));
    Optional<BigDecimal> threshold = required(part, "threshold");
    return location.isPresent() && threshold.isPresent()
        ? Optional.of(new Constraint.Geo(location.get(), threshold.get().doubleValue()))
        : Optional.empty();
  }

  private Optional<GeoPoint> point(Part part, String text) {
    List<Optional<BigDecimal>> numbers =
        Stream.of(text.split(",", -1)).map(String::strip).map(Part::decimal).toList();
    if (numbers.size() == 2 && numbers.stream().allMatch(Optional::isPresent)) {
      double latitude = numbers.getFirst().orElseThrow().doubleValue();
      double longitude = numbers.getLast().orElseThrow().doubleValue();
      if (Math.abs(latitude) <= MAX_LATITUDE && Math.abs(longitude) <= MAX_LONGITUDE) {
        return Optional.of(new GeoPoint(latitude, longitude));
      }
    }
    String allowed = "; allowed: \"latitude,longitude\" in degrees, such as \"48.14,11.58\"";
    problems.add(part.problem("location", "\"" + text + "\" is no place" + allowed));
    return Optional.empty();
  }

  private Optional<String> required(Part part, String field, String wanted) {
    if (!part.has(field)) {
      problems.add(part.problem(field, "is missing; wanted: " + wanted));
    }
    return part.text(field);
  }

  private Optional<BigDecimal> required(Part part, String field) {
    if (!part.has(field)) {
      problems.add(part.problem(field, "is missing; wanted: a number"));
    }
    return part.number(field).filter(number -> number.signum() >= 0);
  }

  private Optional<Long> nanos(Part part, String field, BigDecimal millis) {
    if (millis.signum() > 0) {
      return Optional.of(nanos(millis));
    }
    if (millis.signum() == 0) {
      problems.add(part.problem(field, "is 0; wanted: more than 0 ms"));
    }
    return Optional.empty();
  }

  /** Returns milliseconds, of which at most six digits are after the point, in nanoseconds. */
  static long nanos(BigDecimal millis) {
    return millis
        .movePointRight(NANOS_PER_MILLI_DIGITS)
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** Notes the fields that belong to other types of constraint. */
  private void others(Part part, String... own) {
    List<String> used = List.of(own);
    for (String field : Fields.OF_ONE_TYPE) {
      if (part.has(field) && !used.contains(field)) {
        notes.carried(field, part.mark(field));
      }
    }
  }
}
