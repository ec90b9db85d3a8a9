package arboretum.experiment.sla;

import arboretum.experiment.problem.Nearest;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.sla.ApplicationReader.Siblings;
import arboretum.experiment.sla.Watched.Strictness;
import arboretum.model.Constraint;
import arboretum.model.ServiceName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads {@code connectivity}: limits between microservices of one application.
 *
 * <p>A bandwidth is reserved both ways on the access links of both services, wherever they are: no
 * code of Oakestra reads it, and a path has no other capacity that an orchestrator knows.
 *
 * <p>A limit that one side states makes the other its target, which is placed first. Oakestra's
 * documents call connectivity bidirectional, the tighter threshold winning: two services that name
 * each other with the same types of limit are therefore one undirected link. It belongs to
 * whichever comes later in the order that the directed limits leave (the order of the file, if they
 * leave it free), so it never makes a circle. Two services that name each other with different
 * types state no common limit: each would have to be placed first, which is a circle of two, and as
 * wrong as a longer one.
 */
final class Connectivity {
  private static final List<String> TYPES = List.of("latency", "bandwidth", "geo");

  private final Siblings siblings;
  private final Problems problems;

  /** By stating service, then by target. */
  private final SortedMap<Integer, SortedMap<Integer, Stated>> stated = new TreeMap<>();

  private List<Integer> order = List.of();

  /** What one service says about another. */
  static final class Stated {
    private final Part part;
    private final SortedMap<String, BigDecimal> limits = new TreeMap<>();
    private final SortedMap<String, Strictness> strictnesses = new TreeMap<>();

    private Stated(Part part) {
      this.part = part;
    }
  }

  /** A limit that one service states: for checks against other constraints. */
  record Link(int from, int to, String type, BigDecimal threshold, Part part) {}

  Connectivity(Siblings siblings, Problems problems) {
    this.siblings = siblings;
    this.problems = problems;
  }

  /** Reads the limits that a service states. */
  void read(int from, List<Part> parts) {
    for (Part part : parts) {
      Optional<String> target = part.text("target_microservice_id");
      if (target.isEmpty()) {
        continue;
      }
      Optional<Integer> to = siblings.find(target.get());
      if (to.isEmpty()) {
        String message = siblings.unknown(target.get());
        problems.add(part.problem("target_microservice_id", message));
      } else if (to.get() == from) {
        String message = "\"" + target.get() + "\" is the microservice itself";
        problems.add(part.problem("target_microservice_id", message + "; allowed: another one"));
      } else {
        Stated about =
            stated
                .computeIfAbsent(from, f -> new TreeMap<>())
                .computeIfAbsent(to.get(), t -> new Stated(part));
        part.parts("con_constraints").forEach(limit -> limit(limit, about));
      }
    }
  }

  private void limit(Part part, Stated about) {
    Optional<String> type = part.text("type");
    Optional<BigDecimal> threshold = part.number("threshold");
    if (type.isEmpty() || threshold.isEmpty()) {
      return;
    }
    if (!TYPES.contains(type.get())) {
      String message = "unknown type \"" + type.get() + "\"; allowed: ";
      String allowed = String.join(", ", TYPES) + Nearest.hint(type.get(), TYPES);
      problems.add(part.problem("type", message + allowed));
      return;
    }
    if (type.get().equals("latency") && threshold.get().signum() == 0) {
      problems.add(part.problem("threshold", "is 0; wanted: more than 0 ms"));
    }
    if (type.get().equals("bandwidth") && threshold.get().stripTrailingZeros().scale() > 0) {
      String message = "is " + threshold.get().toPlainString() + "; allowed: whole kbit/s";
      problems.add(part.problem("threshold", message));
    }
    Watched.strictness(part)
        .ifPresent(s -> about.strictnesses.merge(type.get(), s, Strictness::tighter));
    BigDecimal first = about.limits.putIfAbsent(type.get(), threshold.get());
    if (first != null && first.compareTo(threshold.get()) != 0) {
      String message =
          "is " + threshold.get().toPlainString() + ", but the same limit is stated as ";
      problems.add(part.problem("threshold", message + first.toPlainString() + " before"));
    }
  }

  /** Returns every limit that is stated, in the order of services. */
  List<Link> links() {
    var links = new ArrayList<Link>();
    stated.forEach(
        (from, targets) ->
            targets.forEach(
                (to, about) ->
                    about.limits.forEach(
                        (type, limit) -> links.add(new Link(from, to, type, limit, about.part)))));
    return links;
  }

  private boolean isMutual(int from, int to) {
    Optional<Stated> there = statement(from, to);
    Optional<Stated> back = statement(to, from);
    return there.isPresent()
        && back.isPresent()
        && there.get().limits.keySet().equals(back.get().limits.keySet());
  }

  private Optional<Stated> statement(int from, int to) {
    SortedMap<Integer, Stated> targets = stated.get(from);
    return targets == null ? Optional.empty() : Optional.ofNullable(targets.get(to));
  }

  private SortedSet<Integer> targets(int from) {
    SortedMap<Integer, Stated> targets = stated.getOrDefault(from, new TreeMap<>());
    return targets.keySet().stream()
        .filter(to -> !isMutual(from, to))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Returns the services with targets before those that state them, and otherwise in the order of
   * the file. Reports circles, each once, and goes on as if they were none.
   */
  List<Integer> order() {
    int size = siblings.size();
    List<SortedSet<Integer>> open = IntStream.range(0, size).mapToObj(this::targets).toList();
    var ready = new PriorityQueue<Integer>();
    for (int service = 0; service < size; service++) {
      if (open.get(service).isEmpty()) {
        ready.add(service);
      }
    }
    var placed = new LinkedHashSet<Integer>();
    while (placed.size() < size) {
      if (ready.isEmpty()) {
        int first = circle(open);
        open.get(first).clear();
        ready.add(first);
      }
      int next = ready.remove();
      placed.add(next);
      for (int source = 0; source < size; source++) {
        SortedSet<Integer> left = open.get(source);
        if (left.remove(next) && left.isEmpty()) {
          ready.add(source);
        }
      }
    }
    order = List.copyOf(placed);
    return order;
  }

  /** Reports a circle among services of which each has an open target; returns its first member. */
  private int circle(List<SortedSet<Integer>> open) {
    var path = new ArrayList<Integer>();
    int at = 0;
    while (open.get(at).isEmpty()) {
      at++;
    }
    while (!path.contains(at)) {
      path.add(at);
      at = open.get(at).first();
    }
    List<Integer> members = new ArrayList<>(path.subList(path.indexOf(at), path.size()));
    int first = members.indexOf(members.stream().min(Integer::compare).orElseThrow());
    Collections.rotate(members, -first);
    String names = members.stream().map(siblings::name).collect(Collectors.joining(" -> "));
    Part part = statement(members.get(0), members.get(1)).orElseThrow().part;
    String allowed =
        members.size() == 2
            ? "; allowed: one side, or both with the same types of limit"
            : "; allowed: targets that do not lead back";
    String back = " -> " + siblings.name(members.getFirst());
    problems.add(
        part.problem("target_microservice_id", "goes in a circle: " + names + back + allowed));
    return members.getFirst();
  }

  /** Returns the constraints of a service that name others; only after {@link #order}. */
  List<Watched> of(int service) {
    var constraints = new ArrayList<Watched>();
    for (int target = 0; target < siblings.size(); target++) {
      Optional<Stated> about = statement(service, target);
      if (about.isEmpty()) {
        continue;
      }
      SortedMap<String, BigDecimal> limits = new TreeMap<>(about.get().limits);
      SortedMap<String, Strictness> strictnesses = new TreeMap<>(about.get().strictnesses);
      if (isMutual(service, target)) {
        if (order.indexOf(service) < order.indexOf(target)) {
          continue; // The other side has the link.
        }
        Stated back = statement(target, service).orElseThrow();
        back.limits.forEach((type, limit) -> limits.merge(type, limit, BigDecimal::min));
        back.strictnesses.forEach((type, s) -> strictnesses.merge(type, s, Strictness::tighter));
      }
      constraints.addAll(constraints(siblings.service(target), limits, strictnesses));
    }
    return constraints;
  }

  /**
   * Returns the rate in kbit/s that a service has to have each way for all its links with others,
   * those that it states and those that are stated about it; of two statements the larger counts.
   */
  BigDecimal bandwidth(int service) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int other = 0; other < siblings.size(); other++) {
      sum = sum.add(bandwidth(service, other).max(bandwidth(other, service)));
    }
    return sum;
  }

  private BigDecimal bandwidth(int from, int to) {
    return statement(from, to)
        .map(about -> about.limits.getOrDefault("bandwidth", BigDecimal.ZERO))
        .orElse(BigDecimal.ZERO);
  }

  private static List<Watched> constraints(
      ServiceName target,
      SortedMap<String, BigDecimal> limits,
      SortedMap<String, Strictness> strictnesses) {
    var constraints = new ArrayList<Watched>();
    BigDecimal millis = limits.get("latency");
    if (millis != null) {
      constraints.add(
          new Watched(
              new Constraint.TargetLatency(target, ConstraintReader.nanos(millis)),
              Optional.ofNullable(strictnesses.get("latency"))));
    }
    BigDecimal kilometres = limits.get("geo");
    if (kilometres != null) {
      constraints.add(
          new Watched(
              new Constraint.TargetGeo(target, kilometres.doubleValue()),
              Optional.ofNullable(strictnesses.get("geo"))));
    }
    return constraints;
  }
}
