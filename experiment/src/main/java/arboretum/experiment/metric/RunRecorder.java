package arboretum.experiment.metric;

import arboretum.check.Check;
import arboretum.experiment.metric.InstanceLedger.DesireEnd;
import arboretum.experiment.plan.RunPlan;
import arboretum.lifecycle.InstanceState;
import arboretum.model.NodeName;
import arboretum.model.Refusal;
import arboretum.model.Requirements;
import arboretum.protocol.UserToRoot;
import arboretum.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns what happened in one replication into its result.
 *
 * <p>The driver calls {@link #onTrace} for each trace event, and {@link #onOperator} when an
 * operator asks something, in order of time; an event that is earlier than its predecessor counts
 * as simultaneous with it. Nothing is called per heartbeat. Not thread-safe.
 *
 * <p>Two views are kept apart. The <em>truth</em> is what workers say of their containers and what
 * the driver says of nodes: start, recovery, availability, allocation. The <em>root's view</em> is
 * what the root's own state changes say: deployment time and where instances stand at the end. An
 * instance is <em>wanted</em> from the root's request until its operator withdraws it, its job
 * completes, or the root gives up.
 */
public final class RunRecorder {
  private static final List<String> COUNTERS =
      List.of(
          "offers",
          "placements",
          "placements_refused",
          "escalations",
          "fenced",
          "plugin_failures",
          "wishes_lost");

  private final RunPlan plan;
  private final MetricRegistry registry;
  private final InstanceLedger ledger;
  private final LimitBook limits;
  private final LevelBook levels;
  private final MigrationBook moves;
  private final CopyBook copies = new CopyBook();
  private final LinkWatch links;
  private final NodeWatch nodes;
  private final SortedMap<String, Long> counters = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, Long>> labelled = new TreeMap<>();
  private final SortedMap<String, Double> utilisation = new TreeMap<>();
  private final SortedMap<String, DurationSamples> decisions = new TreeMap<>();
  private Optional<RequestBook> requests = Optional.empty();
  private long nowNanos;
  private long requested;

  /** Without knowledge of services beyond the operators' requests. */
  public RunRecorder(RunPlan plan, MetricRegistry registry) {
    this(plan, registry, ServiceFacts.NONE);
  }

  public RunRecorder(RunPlan plan, MetricRegistry registry, ServiceFacts facts) {
    this.plan = plan;
    this.registry = registry;
    ledger = new InstanceLedger(plan, facts);
    limits = new LimitBook(plan.warmUpNanos());
    levels = new LevelBook(plan.warmUpNanos());
    moves = new MigrationBook(plan.warmUpNanos());
    links = new LinkWatch(plan);
    nodes = new NodeWatch(plan.warmUpNanos(), links);
    COUNTERS.forEach(counter -> counters.put(counter, 0L));
  }

  /** Has placements judged by the true network; called before the first event. */
  public void judgeBy(Truth network) {
    LimitJudge judge = new LimitJudge(ledger::service, network);
    limits.judgeBy(judge);
    levels.judgeBy(judge);
  }

  /** Round trips or places of the true network have changed. */
  public void onNetworkChanged(long atNanos) {
    advance(atNanos);
    levels.networkChanged(nowNanos);
  }

  /**
   * An operator asks something of the root.
   *
   * @param atNanos nanoseconds since the start of the run
   */
  public void onOperator(long atNanos, UserToRoot request) {
    advance(atNanos);
    switch (request) {
      case UserToRoot.DeployService deploy -> asked(deploy);
      case UserToRoot.DeployApplication application -> application.services().forEach(this::asked);
      case UserToRoot.UndeployService undeploy -> {
        for (TrackedInstance instance :
            new ArrayList<>(ledger.service(undeploy.service()).instances)) {
          notWanted(instance, DesireEnd.WITHDRAWN);
        }
      }
      case UserToRoot.MigrateInstance migrate -> {} // what comes of it is traced
      case UserToRoot.ScaleService scale -> {
        // Which instances go is the root's decision and follows as its state changes.
      }
    }
  }

  private void asked(UserToRoot.DeployService deploy) {
    TrackedService service = ledger.service(deploy.service());
    if (service.request == null) {
      service.request = deploy.spec().request();
      Requirements needs = deploy.spec().requirements();
      service.limits = LimitBook.limits(needs.constraints());
      service.watched = LimitBook.watched(needs);
    }
  }

  private void notWanted(TrackedInstance instance, DesireEnd why) {
    ledger.notWanted(nowNanos, instance, why);
    levels.unwanted(nowNanos, instance);
  }

  /**
   * Something happened at a node.
   *
   * @param atNanos nanoseconds since the start of the run
   */
  public void onTrace(long atNanos, NodeName node, TraceEvent event) {
    advance(atNanos);
    switch (event) {
      case TraceEvent.Requested e -> requested(ledger.instance(e.instance()));
      case TraceEvent.StateChanged e -> {
        if (isRoot(node)) {
          rootMoved(ledger.instance(e.instance()), e.to());
        }
      }
      case TraceEvent.Pending e -> {
        if (isRoot(node)) {
          refused(ledger.instance(e.instance()), e.refusal());
        }
      }
      case TraceEvent.Rejected e -> {
        if (isRoot(node)) {
          TrackedInstance instance = ledger.instance(e.instance());
          refused(instance, e.refusal());
          rootMoved(instance, InstanceState.REJECTED);
        }
      }
      case TraceEvent.ContainerRunning e -> {
        TrackedInstance instance = ledger.instance(e.instance());
        if (copies.add(node, instance, e.epoch())) {
          ledger.copyStarted(nowNanos, instance);
          instance.lastWorker = node;
          limits.started(instance, node);
          levels.started(nowNanos, instance, node);
          moves.changed(nowNanos, instance);
        }
      }
      case TraceEvent.ContainerEnded e -> containerEnded(node, e);
      case TraceEvent.NodeStarted e -> nodes.started(node);
      case TraceEvent.NodeStopped e -> nodeStopped(node);
      case TraceEvent.Measured e -> limits.measured(ledger.instance(e.instance()), e);
      case TraceEvent.MigrationStarted e -> moves.started(nowNanos, ledger.instance(e.instance()));
      case TraceEvent.MigrationEnded e -> {
        moves.ended(nowNanos, ledger.instance(e.instance()), e.outcome());
        count(node, e);
      }
      case TraceEvent.LinkCut e -> {
        if (e.up()) {
          links.cut(nowNanos, node);
        }
      }
      case TraceEvent.LinkHealed e -> {
        if (e.up()) {
          links.healed(nowNanos, node);
        }
      }
      case TraceEvent.Placed e -> {
        ledger.placed(nowNanos, ledger.instance(e.instance()));
        count(node, event);
      }
      case TraceEvent.MemberSilent e -> nodes.silent(nowNanos, node, e.member());
      default -> count(node, event);
    }
  }

  /**
   * The share of the run in which an orchestrator was busy, from a driver that knows it.
   *
   * @param share in [0, 1]
   */
  public void utilisation(NodeName orchestrator, double share) {
    utilisation.put(orchestrator.path(), share);
  }

  /**
   * An orchestrator decided on a request, from a driver that knows how long that takes.
   *
   * @param atNanos when the handler began, in nanoseconds since the start of the run
   * @param costNanos how long all of the handler takes
   */
  public void onDecided(long atNanos, NodeName orchestrator, long costNanos) {
    advance(atNanos);
    if (nowNanos >= plan.warmUpNanos()) {
      String metric = isRoot(orchestrator) ? "root_scheduling_time" : "cluster_scheduling_time";
      decisions.computeIfAbsent(metric, name -> new DurationSamples()).add(costNanos);
    }
  }

  /** What became of requests, from a driver that plays them. */
  public void requests(RequestBook book) {
    requests = Optional.of(book);
  }

  /**
   * Ends the recording.
   *
   * @param endNanos nanoseconds since the start of the run, not before the last event
   * @throws IllegalStateException if messages are not conserved or instances do not add up
   */
  public RunResult finish(long endNanos, MessageCounts messages) {
    messages.checkConserved();
    advance(endNanos);
    RunResult.Builder result = new RunResult.Builder(registry);
    result.distribution("detection_time", nodes.finish());
    result.scalar("false_suspicions", (double) nodes.falseSuspicions());
    result.scalar("false_alarms", (double) links.falseAlarms(nowNanos));
    decisions.forEach((metric, times) -> result.distribution(metric, times.distribution()));
    ledger.finish(nowNanos, result);
    counters.forEach((metric, n) -> result.scalar(metric, (double) n));
    labelled.forEach(
        (metric, values) ->
            values.forEach((label, n) -> result.labelled(metric, label, (double) n)));
    limits.finish(result);
    levels.finish(nowNanos, result);
    moves.finish(nowNanos, result);
    requests.ifPresent(book -> book.finish(result));
    writeEndStates(result);
    messages.write(result);
    utilisation.forEach((node, share) -> result.labelled("orchestrator_utilisation", node, share));
    return result.build(plan.point(), plan.replication(), plan.seed());
  }

  private void requested(TrackedInstance instance) {
    if (instance.requestedNanos == TrackedInstance.NEVER) {
      requested++;
      limits.requested(nowNanos, instance);
    }
    ledger.requested(nowNanos, instance);
  }

  /** Keeps the reason until the next refusal, also while the instance is offered again. */
  private static void refused(TrackedInstance instance, Refusal refusal) {
    instance.refusedFor = TrackedInstance.reason(refusal);
  }

  private void rootMoved(TrackedInstance instance, InstanceState to) {
    instance.rootState = to;
    switch (to) {
      case RUNNING -> ledger.knownToRun(nowNanos, instance);
      case COMPLETED -> {
        ledger.knownToRun(nowNanos, instance);
        notWanted(instance, DesireEnd.COMPLETED);
      }
      case UNDEPLOYED -> notWanted(instance, DesireEnd.WITHDRAWN);
      case REJECTED -> notWanted(instance, DesireEnd.REJECTED);
      case REQUESTED, CLUSTER_SCHEDULED, NODE_SCHEDULED, CREATED, FAILED, DEAD -> {
        // Neither the end of a wish nor of a deployment.
      }
      case NO_ACTIVE_CLUSTER_WITH_CAPACITY, NO_WORKER_CAPACITY -> {
        // Nobody asks again, but the operator was never told so: still wanted.
      }
    }
  }

  private void containerEnded(NodeName worker, TraceEvent.ContainerEnded event) {
    TrackedInstance instance = ledger.instance(event.instance());
    if (event.state() == InstanceState.COMPLETED) {
      notWanted(instance, DesireEnd.COMPLETED);
    }
    if (copies.remove(worker, instance, event.epoch())) {
      copyEnded(worker, instance);
      if (event.state() == InstanceState.FAILED || event.state() == InstanceState.DEAD) {
        ledger.lost(nowNanos, instance);
      }
    }
  }

  private void nodeStopped(NodeName node) {
    nodes.stopped(nowNanos, node);
    for (TrackedInstance instance : copies.removeAll(node)) {
      copyEnded(node, instance);
      ledger.lost(nowNanos, instance);
    }
  }

  private void copyEnded(NodeName worker, TrackedInstance instance) {
    ledger.copyEnded(nowNanos, instance);
    levels.ended(nowNanos, instance, worker);
    moves.changed(nowNanos, instance);
  }

  /** Events that are only counted. */
  private void count(NodeName node, TraceEvent event) {
    if (event instanceof TraceEvent.OfferRefused e && isRoot(node)) {
      refused(ledger.instance(e.instance()), e.refusal());
    } else if (event instanceof TraceEvent.Escalated e) {
      refused(ledger.instance(e.instance()), e.refusal());
    }
    if (nowNanos < plan.warmUpNanos()) {
      return;
    }
    switch (event) {
      case TraceEvent.Offered e -> {
        add("offers");
        if (e.rank() == 0) {
          add("examined_candidates", "ranking", e.examined());
        }
      }
      case TraceEvent.OfferRefused e -> {
        add("offers_refused", TrackedInstance.reason(e.refusal()), 1);
        add("wrong_delegations", word(e.cause()), 1);
      }
      case TraceEvent.Placed e -> {
        add("placements");
        add("examined_candidates", "selection", e.examined());
      }
      case TraceEvent.NotPlaced e -> add("examined_candidates", "selection", e.examined());
      case TraceEvent.DeployRefused e -> add("placements_refused");
      case TraceEvent.Escalated e -> add("escalations");
      case TraceEvent.Fenced e -> add("fenced");
      case TraceEvent.LevelViolated e -> add("sla_alarms");
      case TraceEvent.MigrationEnded e -> add("migrations", word(e.outcome()), 1);
      case TraceEvent.NotMigrated e -> add("migrations_refused", word(e.reason()), 1);
      case TraceEvent.PolicyFailed e -> add("plugin_failures");
      case TraceEvent.WishLost e -> add("wishes_lost");
      default -> {} // Registrations and returns are in the trace; no metric counts them.
    }
  }

  private void writeEndStates(RunResult.Builder result) {
    result.scalar("requested", (double) requested);
    for (String state :
        new String[] {"running", "finished", "pending", "rejected", "failed", "withdrawn"}) {
      result.labelled("instances", state, 0);
    }
    long sum = 0;
    for (TrackedInstance instance : ledger.all()) {
      if (instance.requestedNanos == TrackedInstance.NEVER) {
        continue;
      }
      sum++;
      String state = instance.endState();
      result.labelled("instances", state, 1);
      if (state.equals("pending")) {
        result.labelled("pending_reason", instance.reason(), 1);
      } else if (state.equals("rejected")) {
        result.labelled("rejected_reason", instance.reason(), 1);
      }
      if (!instance.service.origin.isEmpty()) {
        String origin = instance.service.origin + Metric.LABEL_SEPARATOR + state;
        result.labelled("instances_of_origin", origin, 1);
      }
    }
    Check.state(sum == requested, "%s instances requested, %s end somewhere", requested, sum);
  }

  private void add(String counter) {
    counters.merge(counter, 1L, Long::sum);
  }

  private void add(String metric, String label, long n) {
    labelled.computeIfAbsent(metric, name -> new TreeMap<>()).merge(label, n, Long::sum);
  }

  private void advance(long atNanos) {
    nowNanos = Math.max(nowNanos, atNanos);
  }

  private static boolean isRoot(NodeName node) {
    return node.equals(NodeName.ROOT);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the most frequent reason of a refusal, as breakdowns name it. */
  public static String reasonOf(Refusal refusal) {
    return TrackedInstance.reason(refusal);
  }
}
