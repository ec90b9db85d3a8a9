package arboretum.experiment.scenario.bind;

import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.format.Shape.Either;
import arboretum.experiment.scenario.keys.ServingKeys;
import arboretum.experiment.scenario.keys.ServingKeys.Law;
import arboretum.experiment.workload.ServedPlan;
import arboretum.experiment.workload.ServiceTime;
import arboretum.experiment.workload.Target;
import arboretum.model.ServiceName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Binds how services serve requests. */
final class ServingBinder {
  private final Services services;
  private final Sources sources;
  private final Problems problems;
  private final Map<String, ServedPlan> served = new LinkedHashMap<>();

  ServingBinder(Services services, Sources sources, Problems problems) {
    this.services = services;
    this.sources = sources;
    this.problems = problems;
    for (Services.Service service : services.all()) {
      bind(service).ifPresent(plan -> served.put(plan.service().value(), plan));
    }
    for (Services.Service service : services.all()) {
      checkCalled(service);
    }
  }

  /** Returns all services that can be called. */
  List<ServedPlan> all() {
    return List.copyOf(served.values());
  }

  /** Returns what a text means; reports it if it is unknown or cannot be called. */
  Optional<Target> target(Fields fields, Key<?> key, String text, Optional<ServiceName> caller) {
    Optional<Target> target =
        TargetNames.of(
            text, services.names(), caller, message -> fields.report(problems, key, message));
    target
        .map(meant -> meant.service().value())
        .filter(name -> services.find(name).isPresent() && !served.containsKey(name))
        .filter(name -> !services.find(name).orElseThrow().fields().has(ServingKeys.SERVICE_TIME))
        .ifPresent(
            name ->
                fields.report(
                    problems,
                    key,
                    "\"" + name + "\" has no service-time, which what is called needs"));
    return target;
  }

  private Optional<ServedPlan> bind(Services.Service service) {
    Fields fields = service.fields();
    if (!fields.has(ServingKeys.SERVICE_TIME)) {
      return Optional.empty();
    }
    Optional<ServiceTime> time = fields.get(ServingKeys.SERVICE_TIME).flatMap(this::time);
    Optional<Long> concurrency = fields.get(ServingKeys.CONCURRENCY);
    Optional<Long> request = fields.get(ServingKeys.REQUEST);
    Optional<Long> response = fields.get(ServingKeys.RESPONSE);
    Optional<ServedPlan.Order> order = fields.get(ServingKeys.ORDER);
    if (time.isEmpty()
        || concurrency.isEmpty()
        || request.isEmpty()
        || response.isEmpty()
        || order.isEmpty()) {
      return Optional.empty();
    }
    List<Target> calls = new ArrayList<>();
    for (String text : fields.get(ServingKeys.CALLS).orElse(List.of())) {
      TargetNames.of(text, services.names(), Optional.of(service.spec().name()), message -> {})
          .ifPresent(calls::add);
    }
    return Optional.of(
        new ServedPlan(
            service.spec().name(),
            time.get(),
            factors(fields),
            Math.toIntExact(concurrency.get()),
            fields.get(ServingKeys.QUEUE).map(Math::toIntExact).orElse(ServedPlan.UNLIMITED),
            request.get(),
            response.get(),
            calls,
            order.get()));
  }

  private static SortedMap<String, Double> factors(Fields fields) {
    SortedMap<String, Double> factors = new TreeMap<>();
    for (Fields item : fields.items(ServingKeys.FACTORS)) {
      Optional<String> device = item.get(ServingKeys.FACTOR_DEVICE);
      item.get(ServingKeys.FACTOR_TIMES)
          .filter(times -> device.isPresent())
          .ifPresent(times -> factors.put(device.orElseThrow(), times.doubleValue()));
    }
    return factors;
  }

  private Optional<ServiceTime> time(Either.Value<ServiceTime> written) {
    return written.one().isPresent() ? written.one() : written.fields().flatMap(this::law);
  }

  private Optional<ServiceTime> law(Fields fields) {
    boolean tokens = fields.has(ServingKeys.PER_INPUT) || fields.has(ServingKeys.PER_OUTPUT);
    if (fields.has(ServingKeys.FILE)) {
      if (tokens || fields.has(ServingKeys.MEAN)) {
        fields.report(problems, ServingKeys.FILE, "stands beside a law; allowed: one of them");
      }
      return sources
          .ownTimes(fields, ServingKeys.FILE, problems)
          .map(t -> new ServiceTime.Empirical(t.nanos().stream().mapToLong(n -> n).toArray()));
    }
    Optional<Long> mean = fields.get(ServingKeys.MEAN);
    if (tokens) {
      return Optional.of(
          new ServiceTime.PerToken(
              mean.orElse(0L),
              fields.get(ServingKeys.PER_INPUT).orElse(0L),
              fields.get(ServingKeys.PER_OUTPUT).orElse(0L)));
    }
    if (!fields.has(ServingKeys.MEAN)) {
      fields.report(
          problems, ServingKeys.MEAN, "is missing; wanted: one of mean, file, output-token");
    }
    Optional<Law> law = fields.get(ServingKeys.LAW);
    return mean.isPresent() && law.isPresent()
        ? ofMean(fields, mean.get(), law.get())
        : Optional.empty();
  }

  private Optional<ServiceTime> ofMean(Fields fields, long mean, Law law) {
    boolean spread = law == Law.LOGNORMAL || law == Law.HYPEREXPONENTIAL;
    checkPresence(fields, ServingKeys.CV, spread);
    checkPresence(fields, ServingKeys.PHASES, law == Law.ERLANG);
    Optional<Double> cv = fields.get(ServingKeys.CV).map(Number::doubleValue);
    if (law == Law.HYPEREXPONENTIAL && cv.isPresent() && cv.get() < 1) {
      String message = cv.get() + " is not allowed; allowed: at least 1 (below it: erlang)";
      fields.report(problems, ServingKeys.CV, message);
      return Optional.empty();
    }
    return switch (law) {
      case CONSTANT -> Optional.of(new ServiceTime.Constant(mean));
      case EXPONENTIAL -> Optional.of(new ServiceTime.Exponential(mean));
      case LOGNORMAL -> cv.map(c -> new ServiceTime.LogNormal(mean, c));
      case HYPEREXPONENTIAL -> cv.map(c -> new ServiceTime.HyperExponential(mean, c));
      case ERLANG ->
          fields
              .get(ServingKeys.PHASES)
              .map(phases -> new ServiceTime.Erlang(mean, Math.toIntExact(phases)));
    };
  }

  private void checkPresence(Fields fields, Key<?> key, boolean wanted) {
    if (wanted && !fields.has(key)) {
      fields.report(problems, key, "is missing; this law needs it");
    } else if (!wanted && fields.has(key)) {
      fields.report(problems, key, "is not for this law");
    }
  }

  private void checkCalled(Services.Service service) {
    Fields fields = service.fields();
    for (String text : fields.get(ServingKeys.CALLS).orElse(List.of())) {
      target(fields, ServingKeys.CALLS, text, Optional.of(service.spec().name()));
    }
    String name = service.spec().name().value();
    if (reaches(name, name, new ArrayList<>())) {
      fields.report(problems, ServingKeys.CALLS, "\"" + name + "\" calls itself in the end");
    }
  }

  private boolean reaches(String from, String wanted, List<String> seen) {
    ServedPlan plan = served.get(from);
    if (plan == null) {
      return false;
    }
    for (Target called : plan.calls()) {
      String name = called.service().value();
      if (name.equals(wanted)) {
        return true;
      }
      if (!seen.contains(name)) {
        seen.add(name);
        if (reaches(name, wanted, seen)) {
          return true;
        }
      }
    }
    return false;
  }
}
