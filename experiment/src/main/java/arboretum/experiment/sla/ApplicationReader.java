package arboretum.experiment.sla;

import arboretum.experiment.problem.Nearest;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.sla.Application.Microservice;
import arboretum.model.Extra;
import arboretum.model.Requirements;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceLevel;
import arboretum.model.ServiceLevel.OnViolation;
import arboretum.model.ServiceName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Reads one application whose fields were checked. Used once. */
final class ApplicationReader {
  private static final long MEGABYTE = 1_000_000;
  private static final long KILOBIT = 1_000;

  private final Part application;
  private final Problems problems;
  private final Notes notes;
  private final String prefix;
  private final Siblings siblings = new Siblings();

  ApplicationReader(Part application, Problems problems, Notes notes) {
    this.application = application;
    this.problems = problems;
    this.notes = notes;
    this.prefix =
        application.text("application_name").orElse("?")
            + "."
            + application.text("application_namespace").orElse("?");
  }

  /** Returns the application; empty if it has problems. */
  Optional<Application> read() {
    List<Part> parts = application.parts("microservices");
    var seen = new TreeMap<String, Part>();
    for (Part part : parts) {
      String full = prefix + "." + name(part) + "." + namespace(part);
      Part first = seen.putIfAbsent(full, part);
      if (first != null && part.has("microservice_name")) {
        String message = "\"" + name(part) + "\" is the name of " + first.place().path();
        problems.add(part.problem("microservice_name", message + " as well"));
      }
      siblings.add(part, full);
      oneAmount(part, "vcpus", "vcpu");
      oneAmount(part, "vgpus", "vgpu");
    }
    var constraints = new ConstraintReader(problems, notes);
    var connectivity = new Connectivity(siblings, problems);
    for (int i = 0; i < parts.size(); i++) {
      constraints.read(i, parts.get(i).parts("constraints"));
      connectivity.read(i, parts.get(i).parts("connectivity"));
    }
    nested(constraints, connectivity);
    new Contradictions(problems).check(constraints.byService(), connectivity.links());
    List<Integer> order = connectivity.order();
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    var services = new ArrayList<Microservice>();
    for (int i : order) {
      List<Watched> all = new ArrayList<>(constraints.of(i));
      all.addAll(connectivity.of(i));
      services.add(microservice(i, parts.get(i), all, connectivity.bandwidth(i)));
    }
    return Optional.of(
        new Application(
            application.text("application_name").orElseThrow(),
            application.text("application_namespace").orElseThrow(),
            services));
  }

  private void nested(ConstraintReader constraints, Connectivity connectivity) {
    for (Part part : application.parts("constraints")) {
      notes.alias("constraints beside microservices", "those of each", part.mapping().mark());
      String id = part.text("microservice_id").orElse("");
      Optional<Integer> service = siblings.find(id);
      if (service.isEmpty()) {
        if (!id.isEmpty()) {
          problems.add(part.problem("microservice_id", siblings.unknown(id)));
        }
        continue;
      }
      boolean lists = part.has("constraints") || part.has("connectivity");
      if (lists) {
        constraints.read(service.get(), part.parts("constraints"));
        connectivity.read(service.get(), part.parts("connectivity"));
      }
      if (!lists || part.has("type")) {
        constraints.read(service.get(), List.of(part));
      }
    }
  }

  private Microservice microservice(
      int index, Part part, List<Watched> constraints, BigDecimal linksKilobits) {
    String runtime = part.text("virtualization").orElseThrow();
    return new Microservice(
        siblings.service(index),
        name(part),
        namespace(part),
        part.text("code").orElseThrow(),
        request(part, linksKilobits.longValueExact() * KILOBIT),
        part.flag("one_shot") ? Restart.ON_FAILURE : Restart.ALWAYS,
        new Requirements(
            runtime.equals("container") ? "docker" : runtime,
            part.texts("arch"),
            part.parts("volumes").stream()
                .flatMap(volume -> volume.text("csi_driver").stream())
                .distinct()
                .toList(),
            constraints.stream().map(Watched::constraint).toList(),
            level(part, constraints)),
        part.mapping().mark(),
        part.place().path());
  }

  private ServiceLevel level(Part part, List<Watched> constraints) {
    String strategy = "sla_violation_strategy";
    OnViolation asked =
        switch (part.text(strategy).orElse("")) {
          case "migrate" -> OnViolation.MIGRATE;
          case "replicate" -> OnViolation.REPLICATE;
          case "none" -> OnViolation.NONE;
          default -> OnViolation.AS_SET;
        };
    ServiceLevel level = Watched.level(constraints, asked);
    if (asked != OnViolation.AS_SET && !level.isWatched()) {
      notes.carried(strategy, part.mark(strategy));
    }
    return level;
  }

  private Resources request(Part part, long linksBits) {
    var extras = new ArrayList<Extra>();
    extra(extras, Extra.Kind.TPU, amount(part, "vtpus"));
    extra(extras, Extra.Kind.STORAGE, amount(part, "storage") * MEGABYTE);
    extra(extras, Extra.Kind.BANDWIDTH_IN, amount(part, "bandwidth_in") * KILOBIT + linksBits);
    extra(extras, Extra.Kind.BANDWIDTH_OUT, amount(part, "bandwidth_out") * KILOBIT + linksBits);
    return new Resources(
        thousandths(part, "vcpus", "vcpu"),
        amount(part, "memory") * MEGABYTE,
        Math.toIntExact(thousandths(part, "vgpus", "vgpu")),
        extras);
  }

  private static void extra(List<Extra> extras, Extra.Kind kind, long amount) {
    if (amount > 0) {
      extras.add(new Extra(kind, amount));
    }
  }

  private static long amount(Part part, String field) {
    return part.number(field).orElse(BigDecimal.ZERO).longValueExact();
  }

  private void oneAmount(Part part, String field, String alias) {
    Optional<BigDecimal> amount = part.number(field);
    Optional<BigDecimal> other = part.number(alias);
    if (amount.isPresent() && other.isPresent() && amount.get().compareTo(other.get()) != 0) {
      String message = "is read as " + field + ", which is " + amount.get().toPlainString();
      problems.add(part.problem(alias, message + "; allowed: one of both"));
    }
  }

  private long thousandths(Part part, String field, String alias) {
    if (part.has(alias)) {
      notes.alias(alias, field, part.mark(alias));
    }
    BigDecimal value = part.number(field).or(() -> part.number(alias)).orElse(BigDecimal.ZERO);
    return value.movePointRight(3).longValueExact();
  }

  private static String name(Part part) {
    return part.text("microservice_name").orElse("?");
  }

  private static String namespace(Part part) {
    return part.text("microservice_namespace").orElse("?");
  }

  /** The microservices of one application, by everything that a target may call them. */
  static final class Siblings {
    private final List<ServiceName> services = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final TreeMap<String, List<Integer>> called = new TreeMap<>();

    private void add(Part part, String full) {
      int index = services.size();
      services.add(new ServiceName(full));
      names.add(name(part));
      call(name(part), index);
      call(name(part) + "." + namespace(part), index);
      call(full, index);
      part.text("microservice_id").ifPresent(id -> call(id, index));
    }

    private void call(String name, int index) {
      List<Integer> known = called.computeIfAbsent(name, n -> new ArrayList<>());
      if (!known.contains(index)) {
        known.add(index);
      }
    }

    int size() {
      return services.size();
    }

    ServiceName service(int index) {
      return services.get(index);
    }

    String name(int index) {
      return names.get(index);
    }

    private static String name(Part part) {
      return ApplicationReader.name(part);
    }

    /** Returns the only service of that name or id. */
    Optional<Integer> find(String name) {
      List<Integer> known = called.getOrDefault(name, List.of());
      return known.size() == 1 ? Optional.of(known.getFirst()) : Optional.empty();
    }

    /** Returns in words why there is no such service. */
    String unknown(String name) {
      if (called.containsKey(name)) {
        return "\"" + name + "\" is several microservices; write name.namespace";
      }
      return "unknown microservice \""
          + name
          + "\"; known: "
          + String.join(", ", names)
          + Nearest.hint(name, names);
    }
  }
}
