package arboretum.experiment.scenario.bind;

import arboretum.experiment.plan.Device;
import arboretum.experiment.plan.RuntimePlan;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.keys.ScenarioKeys;
import arboretum.experiment.scenario.keys.ServiceKeys;
import arboretum.experiment.scenario.unit.Dimension;
import arboretum.model.Capacity;
import arboretum.model.Extra;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.resolution.SemanticName;
import arboretum.units.Bytes;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Binds the services of the file, and knows those of its applications. */
final class Services {
  private static final int THOUSANDTHS = 3;
  private static final double MILLIONTHS = 1e6;

  private final Problems problems;
  private final Map<String, Optional<Service>> byName = new LinkedHashMap<>();
  private final Map<String, String> byCanonicalName = new LinkedHashMap<>();
  private final Applications applications;

  /**
   * A service of the file.
   *
   * @param startNanos when it is asked for, unless the timeline does that
   * @param startWritten whether the file says so
   * @param runNanos run time of a job; {@link RuntimePlan#ENDLESS} for a service
   * @param cpuUse share of its request
   * @param memoryUse share of its request
   * @param exit how its containers end by themselves
   * @param fields where it stands
   */
  record Service(
      ServiceSpec spec,
      int replicas,
      long startNanos,
      boolean startWritten,
      long runNanos,
      double cpuUse,
      double memoryUse,
      Optional<Exits> exit,
      Fields fields) {}

  /** How containers end by themselves, in any run. */
  record Exits(long afterNanos, int code, RuntimePlan.ExitLaw law) {
    /** Returns what the file says; empty if nothing, or something wrong. */
    static Optional<Exits> of(Fields service) {
      if (!service.has(ServiceKeys.EXITS)) {
        return Optional.empty();
      }
      Fields exits = service.section(ServiceKeys.EXITS);
      Optional<Long> after = exits.get(ServiceKeys.EXIT_AFTER);
      Optional<Long> code = exits.get(ServiceKeys.EXIT_CODE);
      Optional<RuntimePlan.ExitLaw> law = exits.get(ServiceKeys.EXIT_LAW);
      return after.isPresent() && code.isPresent() && law.isPresent()
          ? Optional.of(new Exits(after.get(), Math.toIntExact(code.get()), law.get()))
          : Optional.empty();
    }

    RuntimePlan.Exit of(long seed) {
      return new RuntimePlan.Exit(afterNanos, code, law, seed);
    }
  }

  Services(Fields file, Applications applications, Problems problems) {
    this.problems = problems;
    this.applications = applications;
    for (Fields fields : file.items(ScenarioKeys.SERVICES)) {
      Optional<Service> service = service(fields);
      fields.get(ServiceKeys.NAME).ifPresent(name -> add(fields, name, service));
    }
    file.get(ScenarioKeys.DURATION).ifPresent(this::checkStarts);
    for (Applications.Bound application : applications.all()) {
      application.services().forEach(this::add);
    }
  }

  private void add(Service service) {
    String name = service.spec().name().value();
    if (byName.putIfAbsent(name, Optional.of(service)) != null) {
      find(name)
          .ifPresent(
              known ->
                  known
                      .fields()
                      .report(
                          problems,
                          ServiceKeys.NAME,
                          "\"" + name + "\" is the name of an application's microservice"));
    }
  }

  /** Returns the applications. */
  Applications applications() {
    return applications;
  }

  /** Returns whether a service is one of an application. */
  Optional<String> applicationOf(Service service) {
    return applications.all().stream()
        .filter(application -> application.services().contains(service))
        .map(Applications.Bound::name)
        .findFirst();
  }

  private void add(Fields fields, String name, Optional<Service> service) {
    if (byName.containsKey(name)) {
      fields.report(problems, ServiceKeys.NAME, "\"" + name + "\" is another service's name");
      return;
    }
    byName.put(name, service);
    checkCase(fields, name);
  }

  /** Callers' names know no upper case. */
  private void checkCase(Fields fields, String name) {
    String before =
        byCanonicalName.putIfAbsent(SemanticName.canonical(new ServiceName(name)).value(), name);
    if (before != null && !before.equals(name)) {
      String message =
          "\"" + name + "\" and \"" + before + "\" are one name to callers: case does not count";
      fields.report(problems, ServiceKeys.NAME, message);
    }
  }

  private void checkStarts(long duration) {
    for (Service service : all()) {
      if (service.startNanos() >= duration) {
        String message =
            Dimension.DURATION.write(service.startNanos())
                + " is after the end; allowed: less than "
                + Dimension.DURATION.write(duration);
        service.fields().report(problems, ServiceKeys.START, message);
      }
    }
  }

  /** Returns the services that are right, in the order of the file, those of applications last. */
  List<Service> all() {
    return byName.values().stream().flatMap(Optional::stream).toList();
  }

  /** Returns the names of all services, right or not. */
  List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** Returns a service; empty if there is none or it is wrong. */
  Optional<Service> find(String name) {
    return byName.getOrDefault(name, Optional.empty());
  }

  private Optional<Service> service(Fields fields) {
    boolean job = fields.get(ServiceKeys.ONE_SHOT).orElse(false);
    Optional<Long> runTime = fields.get(ServiceKeys.RUN_TIME);
    if (job && !fields.has(ServiceKeys.RUN_TIME)) {
      fields.report(problems, ServiceKeys.RUN_TIME, "is missing; a one_shot service needs it");
    } else if (!job && runTime.isPresent()) {
      String message = "is only for jobs; allowed: one_shot: true, or no run-time";
      fields.report(problems, ServiceKeys.RUN_TIME, message);
    }
    Fields usage = fields.section(ServiceKeys.USAGE);
    Optional<Resources> request = request(fields);
    Optional<String> name = fields.get(ServiceKeys.NAME);
    Optional<Long> image = fields.get(ServiceKeys.IMAGE_SIZE);
    Optional<Long> replicas = fields.get(ServiceKeys.REPLICAS);
    Optional<Long> start = fields.get(ServiceKeys.START);
    Optional<Long> cpuUse = usage.get(ServiceKeys.CPU_USE);
    Optional<Long> memoryUse = usage.get(ServiceKeys.MEMORY_USE);
    if (request.isEmpty()
        || name.isEmpty()
        || image.isEmpty()
        || replicas.isEmpty()
        || start.isEmpty()
        || cpuUse.isEmpty()
        || memoryUse.isEmpty()) {
      return Optional.empty();
    }
    var spec =
        new ServiceSpec(
            new ServiceName(name.get()),
            request.get(),
            fields.get(ServiceKeys.CODE).orElse(name.get()),
            new Bytes(image.get()),
            job ? Restart.ON_FAILURE : Restart.ALWAYS);
    return Optional.of(
        new Service(
            spec,
            Math.toIntExact(replicas.get()),
            start.get(),
            fields.has(ServiceKeys.START),
            runTime.orElse(RuntimePlan.ENDLESS),
            cpuUse.get() / MILLIONTHS,
            memoryUse.get() / MILLIONTHS,
            Exits.of(fields),
            fields));
  }

  private Optional<Resources> request(Fields fields) {
    Optional<Long> memory = fields.get(ServiceKeys.MEMORY);
    Optional<Long> cpu =
        fields.get(ServiceKeys.VCPUS).flatMap(v -> thousandths(fields, ServiceKeys.VCPUS, v));
    Optional<Long> gpu =
        fields.get(ServiceKeys.VGPUS).flatMap(v -> thousandths(fields, ServiceKeys.VGPUS, v));
    if (memory.isEmpty() || cpu.isEmpty() || gpu.isEmpty()) {
      return Optional.empty();
    }
    var request = new Resources(cpu.get(), memory.get(), Math.toIntExact(gpu.get()));
    if (!request.isRequestable()) {
      String value = "\"" + fields.require(ServiceKeys.VGPUS).toPlainString() + "\"";
      String message = value + " is not allowed; allowed: a share below 1, or whole GPUs";
      fields.report(problems, ServiceKeys.VGPUS, message);
      return Optional.empty();
    }
    return Optional.of(request);
  }

  private Optional<Long> thousandths(
      Fields fields, arboretum.experiment.scenario.format.Key<BigDecimal> key, BigDecimal value) {
    try {
      return Optional.of(value.movePointRight(THOUSANDTHS).longValueExact());
    } catch (ArithmeticException e) {
      String message = "\"" + value.toPlainString() + "\" is finer than a thousandth";
      fields.report(problems, key, message);
      return Optional.empty();
    }
  }

  /** Reports services that not even an empty worker can hold. */
  void checkFit(Collection<Device> workers) {
    var capacities = new LinkedHashMap<Capacity, String>();
    workers.forEach(device -> capacities.putIfAbsent(device.capacity(), device.profile()));
    if (capacities.isEmpty()) {
      return;
    }
    for (Service service : all()) {
      Resources request = service.spec().request();
      if (capacities.keySet().stream().noneMatch(capacity -> fits(request, capacity))) {
        var mark = service.fields().mark();
        String message =
            "fits no worker: needs "
                + words(request)
                + "; workers have "
                + Listing.of(
                    new TreeSet<>(
                        capacities.entrySet().stream()
                            .map(e -> words(e.getKey().asResources()) + " (" + e.getValue() + ")")
                            .toList()));
        problems.add(mark.file(), mark.line(), mark.column(), service.fields().path(), message);
      }
    }
  }

  /** Returns whether an empty worker of that capacity can hold one instance. */
  static boolean fits(Resources request, Capacity capacity) {
    int wholeGpus = (request.gpuMillis() + Resources.WHOLE_GPU - 1) / Resources.WHOLE_GPU;
    return request.cpuMillis() <= capacity.cpuMillis()
        && request.memoryBytes() <= capacity.memoryBytes()
        && wholeGpus <= capacity.gpus()
        && request.extras().stream()
            .allMatch(e -> e.amount() <= Extra.amount(capacity.extras(), e.kind()));
  }

  private static String words(Resources resources) {
    String gpus =
        resources.gpuMillis() == 0
            ? ""
            : " and "
                + BigDecimal.valueOf(resources.gpuMillis(), THOUSANDTHS)
                    .stripTrailingZeros()
                    .toPlainString()
                + " GPUs";
    return Dimension.CPU.write(resources.cpuMillis())
        + " and "
        + Dimension.BYTES.write(resources.memoryBytes())
        + gpus
        + resources.extras().stream().map(Services::words).collect(Collectors.joining());
  }

  private static String words(Extra extra) {
    return " and "
        + switch (extra.kind()) {
          case TPU -> extra.amount() + " TPUs";
          case STORAGE -> Dimension.BYTES.write(extra.amount()) + " of storage";
          case BANDWIDTH_IN -> Dimension.RATE.write(extra.amount()) + " in";
          case BANDWIDTH_OUT -> Dimension.RATE.write(extra.amount()) + " out";
        };
  }
}
