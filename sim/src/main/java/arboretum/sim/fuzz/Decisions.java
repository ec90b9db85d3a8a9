package arboretum.sim.fuzz;

import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.Roles;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.Refusal;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.model.Shortfall;
import arboretum.orchestrator.Settings;
import arboretum.orchestrator.Settings.Offers;
import arboretum.orchestrator.Settings.Recovery.Escalation;
import arboretum.plugin.ClusterRanking;
import arboretum.plugin.ClusterView;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.WorkerSelection;
import arboretum.plugin.WorkerSelection.Selection;
import arboretum.plugin.WorkerView;
import arboretum.port.Trace;
import arboretum.protocol.OrchestratorToParent.DelegationRefused;
import arboretum.protocol.OrchestratorToParent.DelegationRefused.Offer;
import arboretum.random.RandomSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Watches decisions against the very table that they were made from: who finds nobody had nobody
 * that fits, and who ranks leaves out nobody who could.
 */
final class Decisions implements Roles.PolicySource {
  private final FuzzCase drawn;

  /** Instances for which the handler that runs found no worker and has not told so yet. */
  private final List<InstanceId> untold = new ArrayList<>();

  /** Services for which the handler that runs found no worker. */
  private static final Refusal NO_GAIN =
      new Refusal(1, List.of(new Refusal.Count(Shortfall.GAIN, 1)));

  private final List<ServiceName> unplaced = new ArrayList<>();

  Decisions(FuzzCase drawn) {
    this.drawn = drawn;
  }

  /** A handler is about to run. */
  void begin() {
    unplaced.clear();
    untold.clear();
  }

  @Override
  public WorkerSelection selection(NodePlan node, RandomSource random, Trace trace) {
    WorkerSelection policy = STANDARD.selection(node, random, trace);
    return (request, workers) -> {
      Selection selection = policy.select(request, workers);
      check(request, workers, selection);
      return selection;
    };
  }

  private void check(PlacementRequest request, WorkerView workers, Selection selection) {
    ServiceSpec spec = request.spec();
    switch (selection) {
      case Selection.Chosen chosen ->
          Rule.require(
              workers.fits(chosen.worker(), spec),
              Rule.REFUSALS_LEGAL,
              "%s was chosen for %s and does not fit: %s",
              workers.name(chosen.worker()),
              spec,
              workers.shortfall(chosen.worker(), spec));
      case Selection.NoneFits none -> {
        unplaced.add(spec.name());
        for (int worker = 0; isPlain(spec) && worker < workers.size(); worker++) {
          Rule.require(
              !workers.fits(worker, spec),
              Rule.REFUSALS_LEGAL,
              "nobody was found for %s although %s fits",
              spec,
              workers.name(worker));
        }
      }
      case Selection.Measure measure -> {}
    }
  }

  @Override
  public ClusterRanking ranking(NodePlan node, RandomSource random, Trace trace) {
    ClusterRanking policy = STANDARD.ranking(node, random, trace);
    return (request, clusters) -> {
      ClusterRanking.Ranking ranking = policy.rank(request, clusters);
      for (int cluster = 0; cluster < clusters.size(); cluster++) {
        if (couldTake(clusters, cluster, request.spec())) {
          Rule.require(
              ranking.order().contains(cluster),
              Rule.REFUSALS_LEGAL,
              "%s is not asked for %s although it could take it",
              clusters.name(cluster),
              request.spec());
        }
      }
      return ranking;
    };
  }

  private boolean couldTake(ClusterView clusters, int cluster, ServiceSpec spec) {
    return isPlain(spec)
        && clusters.isActive(cluster)
        && spec.requirements().unmetBelow(clusters.name(cluster)).isEmpty()
        && clusters.aggregate(cluster).shortfall(spec).isEmpty();
  }

  /** A cluster found no worker for an instance. */
  void notPlaced(InstanceId instance) {
    Settings settings = drawn.behaviour().settings();
    if (settings.offers().refusal() == Offers.Refusal.TO_PARENT
        && settings.recovery().escalation() == Escalation.TO_PARENT) {
      untold.add(instance);
    }
  }

  /** A handler has run: what it did not place it must have told its parent. */
  void checkTold(NodeName cluster) {
    Rule.require(
        untold.isEmpty(),
        Rule.REFUSALS_TOLD,
        "%s found no worker for %s and does not say so",
        cluster,
        untold);
  }

  /** A cluster refuses an offer: it must just have found nobody, or nobody who is better enough. */
  void refused(NodeName cluster, DelegationRefused refusal) {
    untold.remove(refusal.instance());
    boolean hasWorkers =
        drawn.nodes().stream()
            .anyMatch(
                node ->
                    node.tier() == NodePlan.Tier.WORKER
                        && node.name().parent().orElseThrow().equals(cluster));
    if (hasWorkers && refusal.offer() == Offer.FIRST) {
      Rule.require(
          unplaced.contains(refusal.instance().service()) || refusal.refusal().equals(NO_GAIN),
          Rule.REFUSALS_LEGAL,
          "%s refuses %s without having looked for a worker",
          cluster,
          refusal.instance());
    }
  }

  private boolean isPlain(ServiceSpec spec) {
    return drawn.service(spec.name()).map(DrawnService::fitsByTableAlone).orElse(true);
  }
}
