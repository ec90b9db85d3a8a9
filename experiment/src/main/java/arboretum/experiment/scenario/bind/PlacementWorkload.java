package arboretum.experiment.scenario.bind;

import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.NodePlan.Tier;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.TimedAction.Operate;
import arboretum.experiment.plan.UserPlan;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.keys.ScenarioKeys;
import arboretum.experiment.scenario.keys.UserKeys;
import arboretum.experiment.scenario.unit.Dimension;
import arboretum.model.Constraint;
import arboretum.model.NodeName;
import arboretum.model.Requirements;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.protocol.UserToRoot;
import arboretum.random.RandomSource;
import arboretum.units.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Jobs with limits on latency to users and targets, drawn anew in each replication. Immutable. */
final class PlacementWorkload {
  private static final String REQUEST = "request-";
  private static final String TARGET = "target-";
  private static final String ANCHOR = "anchor-";
  private static final int THOUSANDTHS = 3;

  // source: nothing of the model: targets only have to be there when the first request comes.
  private static final Resources TARGET_SIZE = new Resources(1, 1, 0);

  private final int count;
  private final long fromNanos;
  private final long everyNanos;
  private final long runNanos;
  private final Resources request;
  private final int usersEach;
  private final long userNanos;
  private final int targets;
  private final long targetNanos;
  private final List<NodeName> users;

  private PlacementWorkload(Fields fields, List<UserPlan> users) {
    count = Math.toIntExact(fields.require(UserKeys.REQUESTS));
    fromNanos = fields.require(UserKeys.FROM);
    everyNanos = fields.require(UserKeys.EVERY);
    runNanos = fields.require(UserKeys.RUN_TIME);
    long cpuMillis = fields.require(UserKeys.VCPUS).movePointRight(THOUSANDTHS).longValue();
    request = new Resources(cpuMillis, fields.require(UserKeys.MEMORY), 0);
    usersEach = Math.toIntExact(fields.require(UserKeys.USERS));
    userNanos = fields.get(UserKeys.USER_LATENCY).orElse(0L);
    targets = Math.toIntExact(fields.require(UserKeys.TARGETS));
    targetNanos = fields.get(UserKeys.TARGET_LATENCY).orElse(0L);
    this.users = users.stream().map(UserPlan::name).toList();
  }

  /** Returns the workload; empty if there is none, or if it is wrong, which is reported. */
  static Optional<PlacementWorkload> of(
      Fields file, List<UserPlan> users, List<NodePlan> nodes, Problems problems) {
    Fields workload = file.section(ScenarioKeys.WORKLOAD);
    if (!workload.has(UserKeys.PLACEMENTS)) {
      return Optional.empty();
    }
    Fields fields = workload.section(UserKeys.PLACEMENTS);
    int before = problems.sorted().size();
    List<Key<Long>> wanted =
        List.of(UserKeys.REQUESTS, UserKeys.FROM, UserKeys.EVERY, UserKeys.RUN_TIME);
    if (wanted.stream().anyMatch(key -> fields.get(key).isEmpty())) {
      return Optional.empty(); // reported by the check of the file's shape
    }
    pair(fields, UserKeys.USERS, UserKeys.USER_LATENCY, problems);
    pair(fields, UserKeys.TARGETS, UserKeys.TARGET_LATENCY, problems);
    long each = fields.get(UserKeys.USERS).orElse(0L);
    if (each > users.size()) {
      String message = each + " users a request, of " + users.size() + "; allowed: at most as many";
      fields.report(problems, UserKeys.USERS, message);
    }
    checkAnchors(fields, nodes, problems);
    checkEnd(fields, file, problems);
    return problems.sorted().size() > before
        ? Optional.empty()
        : Optional.of(new PlacementWorkload(fields, users));
  }

  private static void pair(Fields fields, Key<Long> many, Key<Long> limit, Problems problems) {
    if (fields.get(many).orElse(0L) > 0 != fields.has(limit)) {
      String message = "goes with " + many.name() + " above 0; allowed: both or neither";
      fields.report(problems, limit, fields.has(limit) ? message : "is missing: it " + message);
    }
  }

  private static void checkAnchors(Fields fields, List<NodePlan> nodes, Problems problems) {
    long targets = fields.get(UserKeys.TARGETS).orElse(0L);
    Set<String> workers = new LinkedHashSet<>();
    for (NodePlan node : nodes) {
      if (node.tier() == Tier.WORKER) {
        workers.add(node.name().leaf());
      }
    }
    for (int target = 1; target <= targets; target++) {
      if (!workers.contains(ANCHOR + target)) {
        String message = "there is no worker \"" + ANCHOR + target + "\" for target " + target;
        fields.report(problems, UserKeys.TARGETS, message + "; allowed: as many as anchors");
        return;
      }
    }
  }

  private static void checkEnd(Fields fields, Fields file, Problems problems) {
    long last =
        fields.require(UserKeys.FROM)
            + (fields.require(UserKeys.REQUESTS) - 1) * fields.require(UserKeys.EVERY);
    Optional<Long> duration = file.get(ScenarioKeys.DURATION);
    if (duration.isPresent() && last >= duration.get()) {
      String message =
          "the last request comes at "
              + Dimension.DURATION.write(last)
              + "; allowed: before the end, "
              + Dimension.DURATION.write(duration.get());
      fields.report(problems, UserKeys.REQUESTS, message);
    }
  }

  /** Returns how long a service of this workload runs; empty if it is none of its requests. */
  Optional<Long> runNanos(ServiceName service) {
    return service.value().startsWith(REQUEST) ? Optional.of(runNanos) : Optional.empty();
  }

  /** Returns the deployments of one replication, in order of time. */
  List<TimedAction> actions(RandomSource run) {
    RandomSource random = run.fork("placements");
    List<TimedAction> actions = new ArrayList<>();
    for (int target = 1; target <= targets; target++) {
      Constraint bound = new Constraint.Direct("", List.of(ANCHOR + target));
      actions.add(at(fromNanos / 2, TARGET + target, TARGET_SIZE, Restart.ALWAYS, List.of(bound)));
    }
    for (int number = 0; number < count; number++) {
      List<Constraint> limits = new ArrayList<>();
      if (usersEach > 0) {
        limits.add(new Constraint.Latency("", List.of(), draw(random), userNanos));
      }
      if (targets > 0) {
        var target = new ServiceName(TARGET + (1 + random.nextInt(targets)));
        limits.add(new Constraint.TargetLatency(target, targetNanos));
      }
      long atNanos = fromNanos + number * everyNanos;
      actions.add(at(atNanos, REQUEST + (number + 1), request, Restart.ON_FAILURE, limits));
    }
    return actions;
  }

  private List<NodeName> draw(RandomSource random) {
    Set<NodeName> drawn = new LinkedHashSet<>();
    while (drawn.size() < usersEach) {
      drawn.add(users.get(random.nextInt(users.size())));
    }
    return List.copyOf(drawn);
  }

  private static TimedAction at(
      long nanos, String name, Resources request, Restart restart, List<Constraint> constraints) {
    ServiceSpec spec =
        new ServiceSpec(
            new ServiceName(name),
            request,
            name,
            Bytes.ZERO,
            restart,
            Requirements.of(constraints));
    return new TimedAction(nanos, new Operate(new UserToRoot.DeployService(spec, 1)));
  }
}
