package arboretum.experiment.scenario.bind;

import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.TimedAction.Action;
import arboretum.experiment.plan.TimedAction.Direction;
import arboretum.experiment.plan.TimedAction.Fail;
import arboretum.experiment.plan.TimedAction.Fault;
import arboretum.experiment.plan.TimedAction.Operate;
import arboretum.experiment.plan.TimedAction.State;
import arboretum.experiment.problem.Nearest;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.keys.ScenarioKeys;
import arboretum.experiment.scenario.keys.TimelineKeys;
import arboretum.experiment.scenario.keys.Words.FaultKind;
import arboretum.experiment.scenario.unit.Dimension;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.protocol.UserToRoot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Binds the timeline, and the start of the services that it does not deploy. */
final class TimelineBinder {
  private static final List<Key<?>> VERBS =
      List.of(
          TimelineKeys.FAIL,
          TimelineKeys.DEPLOY,
          TimelineKeys.SCALE,
          TimelineKeys.UNDEPLOY,
          TimelineKeys.MIGRATE,
          TimelineKeys.CHANGE);
  private static final List<Key<?>> DETAILS =
      List.of(
          TimelineKeys.TARGET,
          TimelineKeys.LASTS,
          TimelineKeys.STATE,
          TimelineKeys.DIRECTION,
          TimelineKeys.REPLICAS,
          TimelineKeys.TO,
          TimelineKeys.LATENCY,
          TimelineKeys.PLACE);
  private static final Pattern INSTANCE = Pattern.compile("(.+)\\.(\\d{1,9})");

  private final Faults faults;
  private final Services services;
  private final Changes changes;
  private final Problems problems;

  TimelineBinder(Faults faults, Services services, Changes changes, Problems problems) {
    this.faults = faults;
    this.services = services;
    this.changes = changes;
    this.problems = problems;
  }

  /** Returns the start of each service that the timeline doesn't deploy, in order of time. */
  List<TimedAction> starts(Fields file) {
    var deployed = new TreeSet<String>();
    for (Fields item : file.items(ScenarioKeys.TIMELINE)) {
      item.get(TimelineKeys.DEPLOY).ifPresent(deployed::add);
    }
    var starts = new ArrayList<TimedAction>();
    for (Services.Service service : services.all()) {
      boolean alone = services.applicationOf(service).isEmpty();
      if (alone && !deployed.contains(service.spec().name().value())) {
        starts.add(new TimedAction(service.startNanos(), new Operate(request(service))));
      }
    }
    for (Applications.Bound application : services.applications().all()) {
      if (!deployed.contains(application.name())) {
        starts.add(new TimedAction(application.startNanos(), new Operate(request(application))));
      }
    }
    return inOrder(starts);
  }

  /** Returns what the timeline says, in order of time; of one instant in the order of the file. */
  List<TimedAction> timeline(Fields file) {
    Optional<Long> duration = file.get(ScenarioKeys.DURATION);
    var actions = new ArrayList<TimedAction>();
    for (Fields item : file.items(ScenarioKeys.TIMELINE)) {
      Optional<Long> at = item.get(TimelineKeys.AT);
      if (at.isPresent() && duration.isPresent() && at.get() >= duration.get()) {
        String end = Dimension.DURATION.write(duration.get());
        String message = "is after the end; allowed: less than the duration, " + end;
        item.report(problems, TimelineKeys.AT, Dimension.DURATION.write(at.get()) + " " + message);
      }
      Optional<Action> action = action(item);
      if (at.isPresent() && action.isPresent()) {
        actions.add(new TimedAction(at.get(), action.get()));
      }
    }
    return inOrder(actions);
  }

  private static UserToRoot.DeployService request(Services.Service service) {
    return new UserToRoot.DeployService(service.spec(), service.replicas());
  }

  private static UserToRoot request(Applications.Bound application) {
    return new UserToRoot.DeployApplication(
        application.name(), application.services().stream().map(TimelineBinder::request).toList());
  }

  private static List<TimedAction> inOrder(List<TimedAction> actions) {
    actions.sort(Comparator.comparingLong(TimedAction::atNanos)); // Stable: file order at ties.
    return List.copyOf(actions);
  }

  private Optional<Action> action(Fields item) {
    List<Key<?>> verbs = VERBS.stream().filter(item::has).toList();
    if (verbs.size() != 1) {
      String message = verbs.isEmpty() ? "does nothing" : "does several things";
      var mark = item.mark();
      problems.add(
          mark.file(),
          mark.line(),
          mark.column(),
          item.path(),
          message + "; allowed: one of fail, deploy, scale, undeploy, migrate, change");
      return Optional.empty();
    }
    Key<?> verb = verbs.getFirst();
    if (verb.equals(TimelineKeys.FAIL)) {
      return item.get(TimelineKeys.FAIL).flatMap(kind -> fail(item, kind));
    }
    allow(item, verb.name(), details(verb));
    if (verb.equals(TimelineKeys.DEPLOY)) {
      return deploy(item);
    }
    if (verb.equals(TimelineKeys.MIGRATE)) {
      return instance(item, TimelineKeys.MIGRATE).flatMap(instance -> migrate(item, instance));
    }
    if (verb.equals(TimelineKeys.CHANGE)) {
      return changes.of(item);
    }
    return verb.equals(TimelineKeys.SCALE) ? scale(item) : undeploy(item);
  }

  private static List<Key<?>> details(Key<?> verb) {
    if (verb.equals(TimelineKeys.UNDEPLOY)) {
      return List.of();
    }
    if (verb.equals(TimelineKeys.MIGRATE)) {
      return List.of(TimelineKeys.TO);
    }
    return verb.equals(TimelineKeys.CHANGE)
        ? List.of(TimelineKeys.LATENCY, TimelineKeys.PLACE)
        : List.of(TimelineKeys.REPLICAS);
  }

  private Optional<Action> migrate(Fields item, InstanceId instance) {
    Optional<String> to = item.get(TimelineKeys.TO);
    if (to.isEmpty()) {
      return item.has(TimelineKeys.TO)
          ? Optional.empty()
          : Optional.of(new Operate(new UserToRoot.MigrateInstance(instance, Optional.empty())));
    }
    return faults
        .target(item, TimelineKeys.TO, FaultKind.LINK, to.get())
        .map(node -> new Operate(new UserToRoot.MigrateInstance(instance, Optional.of(node))));
  }

  private void allow(Fields item, String verb, List<Key<?>> allowed) {
    for (Key<?> detail : DETAILS) {
      if (item.has(detail) && !allowed.contains(detail)) {
        String names = allowed.isEmpty() ? "nothing" : String.join(", ", names(allowed));
        String message = "does not go with " + verb + "; allowed beside it: " + names;
        item.report(problems, detail, message);
      }
    }
  }

  private static List<String> names(List<Key<?>> keys) {
    return keys.stream().map(Key::name).toList();
  }

  private Optional<Action> fail(Fields item, FaultKind kind) {
    allow(item, "fail: " + Faults.word(kind), details(kind));
    Optional<String> target = item.get(TimelineKeys.TARGET);
    if (target.isEmpty()) {
      if (!item.has(TimelineKeys.TARGET)) {
        item.report(problems, TimelineKeys.TARGET, "is missing; what fails?");
      }
      return Optional.empty();
    }
    faults.checkState(item, kind);
    State state = item.get(TimelineKeys.STATE).orElse(State.KEPT);
    Direction direction = item.get(TimelineKeys.DIRECTION).orElse(Direction.BOTH);
    long lasts = item.get(TimelineKeys.LASTS).orElse(Fail.FOR_EVER);
    if (kind == FaultKind.INSTANCE) {
      return instance(item, TimelineKeys.TARGET)
          .map(instance -> new Fail(new Fault.Instance(instance), 0));
    }
    Optional<NodeName> node = faults.target(item, TimelineKeys.TARGET, kind, target.get());
    return node.map(name -> new Fail(Faults.fault(kind, name, state, direction), lasts));
  }

  private static List<Key<?>> details(FaultKind kind) {
    return switch (kind) {
      case SITE, ORCHESTRATOR, WORKER ->
          List.of(TimelineKeys.TARGET, TimelineKeys.LASTS, TimelineKeys.STATE);
      case LINK -> List.of(TimelineKeys.TARGET, TimelineKeys.LASTS, TimelineKeys.DIRECTION);
      case INSTANCE -> List.of(TimelineKeys.TARGET);
    };
  }

  private Optional<InstanceId> instance(Fields item, Key<String> key) {
    Optional<String> text = item.get(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher parts = INSTANCE.matcher(text.get());
    if (!parts.matches()) {
      String message = "\"" + text.get() + "\" is no instance; write e.g. \"detection.0\"";
      item.report(problems, key, message);
      return Optional.empty();
    }
    return known(item, key, parts.group(1))
        ? Optional.of(
            new InstanceId(new ServiceName(parts.group(1)), Integer.parseInt(parts.group(2))))
        : Optional.empty();
  }

  private Optional<Action> deploy(Fields item) {
    Optional<String> name = item.get(TimelineKeys.DEPLOY);
    Optional<Applications.Bound> application = name.flatMap(services.applications()::find);
    if (application.isPresent()) {
      return deploy(item, application.get());
    }
    if (name.isEmpty() || !known(item, TimelineKeys.DEPLOY, name.get())) {
      return Optional.empty();
    }
    Optional<Services.Service> service = services.find(name.get());
    if (service.isEmpty()) {
      return Optional.empty();
    }
    if (service.get().startWritten()) {
      item.report(
          problems,
          TimelineKeys.DEPLOY,
          "\"" + name.get() + "\" has a start; allowed: one of both");
    }
    Optional<String> part = services.applicationOf(service.get());
    if (part.isPresent()) {
      String message = "\"" + name.get() + "\" is deployed with its application; allowed: ";
      item.report(problems, TimelineKeys.DEPLOY, message + part.get());
    }
    int replicas =
        item.get(TimelineKeys.REPLICAS).map(Math::toIntExact).orElse(service.get().replicas());
    if (replicas == 0) {
      item.report(problems, TimelineKeys.REPLICAS, "\"0\" is not allowed; allowed: 1 or more");
      return Optional.empty();
    }
    return Optional.of(new Operate(new UserToRoot.DeployService(service.get().spec(), replicas)));
  }

  private Optional<Action> deploy(Fields item, Applications.Bound application) {
    if (application.startWritten()) {
      String message = "\"" + application.name() + "\" has a start; allowed: one of both";
      item.report(problems, TimelineKeys.DEPLOY, message);
    }
    if (item.has(TimelineKeys.REPLICAS)) {
      String message = "is for one service; allowed: replicas in the application's services";
      item.report(problems, TimelineKeys.REPLICAS, message);
    }
    return Optional.of(new Operate(request(application)));
  }

  private Optional<Action> scale(Fields item) {
    Optional<String> name = item.get(TimelineKeys.SCALE);
    Optional<Long> replicas = item.get(TimelineKeys.REPLICAS);
    if (!item.has(TimelineKeys.REPLICAS)) {
      item.report(problems, TimelineKeys.REPLICAS, "is missing; to how many?");
    }
    boolean known = name.isPresent() && known(item, TimelineKeys.SCALE, name.get());
    return known && replicas.isPresent()
        ? Optional.of(
            new Operate(
                new UserToRoot.ScaleService(
                    new ServiceName(name.get()), Math.toIntExact(replicas.get()))))
        : Optional.empty();
  }

  private Optional<Action> undeploy(Fields item) {
    return item.get(TimelineKeys.UNDEPLOY)
        .filter(name -> known(item, TimelineKeys.UNDEPLOY, name))
        .map(name -> new Operate(new UserToRoot.UndeployService(new ServiceName(name))));
  }

  private boolean known(Fields item, Key<?> key, String service) {
    if (services.names().contains(service)) {
      return true;
    }
    List<String> names = new ArrayList<>(services.names());
    if (key.equals(TimelineKeys.DEPLOY)) {
      services.applications().all().forEach(application -> names.add(application.name()));
    }
    item.report(
        problems,
        key,
        "unknown service \""
            + service
            + "\"; known: "
            + Listing.of(names)
            + Nearest.hint(service, names));
    return false;
  }
}
