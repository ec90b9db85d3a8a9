package arboretum.sim.oracle;

import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.Roles.PolicySource;
import arboretum.model.NodeName;
import arboretum.model.Refusal;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.model.Shortfall;
import arboretum.placement.Policies;
import arboretum.plugin.ClusterRanking;
import arboretum.plugin.ClusterView;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.WorkerSelection;
import arboretum.plugin.WorkerView;
import arboretum.port.Trace;
import arboretum.protocol.UserToRoot;
import arboretum.protocol.UserToRoot.DeployService;
import arboretum.random.RandomSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler {@code optimal}: the oracle that others are held against. It reads the simulator's
 * true state and latency, so there is none outside simulation.
 *
 * <p>At the root it solves for all instances of what an operator asked for at once, and ranks the
 * cluster of each one's worker alone, so that services offered together go where they belong. A
 * cluster gives each instance the worker that was found for it; one that comes for another reason,
 * or whose worker is full by now, is solved for alone among the cluster's workers. What a cluster
 * believes to be full is not used, for it must not overbook by its own books.
 *
 * <p>One for a run; its thread only.
 */
public final class OptimalScheduler implements PolicySource {
  private final Map<ServiceName, List<DeployService>> asked = new LinkedHashMap<>();
  private final Map<ServiceName, Queue<Optional<NodeName>>> planned = new LinkedHashMap<>();
  private final Map<ServiceName, Queue<NodeName>> delegated = new LinkedHashMap<>();
  private @Nullable TrueState state;

  /** Gives it the system to look at; before the run begins. */
  public void see(TrueState system) {
    state = system;
  }

  /** An operator asks something of the root, which is about to hear of it. */
  public void onOperator(UserToRoot request) {
    switch (request) {
      case DeployService deploy -> asked.put(deploy.service(), List.of(deploy));
      case UserToRoot.DeployApplication application ->
          application.services().forEach(s -> asked.put(s.service(), application.services()));
      case UserToRoot.MigrateInstance migrate -> {
        // It plans where instances are to be first.
      }
      case UserToRoot.ScaleService scale -> {
        // Each new instance is solved for alone.
      }
      case UserToRoot.UndeployService undeploy -> {
        asked.remove(undeploy.service());
        planned.remove(undeploy.service());
        delegated.remove(undeploy.service());
      }
    }
  }

  @Override
  public WorkerSelection selection(NodePlan node, RandomSource random, Trace trace) {
    return node.scheduler().name().equals(Policies.OPTIMAL)
        ? this::select
        : STANDARD.selection(node, random, trace);
  }

  @Override
  public ClusterRanking ranking(NodePlan node, RandomSource random, Trace trace) {
    return node.scheduler().name().equals(Policies.OPTIMAL)
        ? this::rank
        : STANDARD.ranking(node, random, trace);
  }

  private ClusterRanking.Ranking rank(PlacementRequest request, ClusterView clusters) {
    ServiceSpec spec = request.spec();
    Optional<NodeName> worker = next(spec);
    int[] counts = new int[Shortfall.values().length];
    if (worker.isEmpty()) {
      for (int cluster = 0; cluster < clusters.size(); cluster++) {
        Shortfall reason = clusters.aggregate(cluster).shortfall(spec).orElse(Shortfall.CPU);
        counts[reason.ordinal()]++;
      }
      return new ClusterRanking.Ranking(List.of(), Refusal.of(counts), state().workers().size());
    }
    List<Integer> order = new ArrayList<>();
    for (int cluster = 0; cluster < clusters.size(); cluster++) {
      if (worker.get().isWithin(clusters.name(cluster))) {
        order.add(cluster);
      }
    }
    delegated.computeIfAbsent(spec.name(), service -> new ArrayDeque<>()).add(worker.get());
    return new ClusterRanking.Ranking(order, Refusal.of(counts), state().workers().size());
  }

  /** Returns the worker for the next instance of a service; solves for its batch if need be. */
  private Optional<NodeName> next(ServiceSpec spec) {
    List<DeployService> batch = asked.remove(spec.name());
    if (batch != null) {
      batch.forEach(service -> asked.remove(service.service()));
      for (Batches.Placed one : new Batches(state()).solve(batch)) {
        planned.computeIfAbsent(one.spec().name(), service -> new ArrayDeque<>()).add(one.worker());
      }
    }
    Queue<Optional<NodeName>> waiting = planned.getOrDefault(spec.name(), new ArrayDeque<>());
    return waiting.isEmpty()
        ? new Batches(state()).solve(List.of(new DeployService(spec, 1))).getFirst().worker()
        : waiting.remove();
  }

  private WorkerSelection.Selection select(PlacementRequest request, WorkerView workers) {
    ServiceSpec spec = request.spec();
    Map<NodeName, NodePlan> up = new LinkedHashMap<>();
    state().workers().forEach(worker -> up.put(worker.name(), worker));
    List<NodePlan> fitting = new ArrayList<>();
    List<Room> rooms = new ArrayList<>();
    List<Integer> indices = new ArrayList<>();
    NodeName wanted = poll(spec.name());
    for (int worker = 0; worker < workers.size(); worker++) {
      NodePlan plan = up.get(workers.name(worker));
      if (plan == null || !workers.fits(worker, spec)) {
        continue;
      }
      if (plan.name().equals(wanted)) {
        return new WorkerSelection.Selection.Chosen(worker, workers.size());
      }
      fitting.add(plan);
      indices.add(worker);
      rooms.add(Batches.room(spec.request()));
    }
    if (!fitting.isEmpty()) {
      int best = new Batches(state()).solve(List.of(spec), fitting, rooms).workerOf().getFirst();
      if (best != Evaluation.NOWHERE) {
        return new WorkerSelection.Selection.Chosen(indices.get(best), workers.size());
      }
    }
    Refusal refusal = workers.refusal(spec);
    int[] far = new int[Shortfall.values().length];
    far[Shortfall.GEO.ordinal()] = fitting.size();
    return new WorkerSelection.Selection.NoneFits(refusal.plus(Refusal.of(far)), workers.size());
  }

  private @Nullable NodeName poll(ServiceName service) {
    Queue<NodeName> waiting = delegated.get(service);
    return waiting == null ? null : waiting.poll();
  }

  private TrueState state() {
    if (state == null) {
      throw new IllegalStateException("the optimal scheduler was not given a system to look at");
    }
    return state;
  }
}
