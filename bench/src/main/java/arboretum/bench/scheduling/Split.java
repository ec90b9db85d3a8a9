package arboretum.bench.scheduling;

import arboretum.aggregate.AggregateForm;
import arboretum.model.Capacity;
import arboretum.model.NodeName;
import arboretum.model.NodeTraits;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.Settings.Admission;
import arboretum.orchestrator.cluster.WorkerBook;
import arboretum.orchestrator.delegation.ClusterBook;
import arboretum.placement.LatencySettings;
import arboretum.placement.Policies;
import arboretum.plugin.ClusterRanking;
import arboretum.plugin.ClusterView;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.WorkerSelection;
import arboretum.plugin.WorkerSelection.Selection;
import arboretum.plugin.WorkerView;
import arboretum.random.RandomSource;
import arboretum.units.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * 45 equal workers in so many equal clusters, half-way through 100 deployments: 50 have been placed
 * by the policies themselves, 50 are still to be decided on. Workers are the paper's S (1 core, 1
 * GiB); a deployment asks for 100 to 400 millicores and 64 to 256 MiB.
 */
final class Split {
  /** Workers in all (Oakestra paper, Fig. 2). */
  static final int WORKERS = 45;

  /** Numbers of clusters (Oakestra paper, Fig. 2). */
  static final List<Integer> CLUSTERS = List.of(1, 3, 5, 9, 15, 45);

  private static final int DEPLOYMENTS = 100;
  private static final long SEED = 42;
  private static final long MEBI = 1L << 20;
  private static final Capacity S = new Capacity(1_000, 1_024 * MEBI, 0);

  // What the profile paper-2023 lets a root know.
  private static final AggregateForm FORM = AggregateForm.MEAN_STD;

  private final ClusterBook root = new ClusterBook();
  private final List<WorkerBook> clusters = new ArrayList<>();
  private final List<PlacementRequest> requests = new ArrayList<>();
  private final ClusterRanking ranking;
  private final WorkerSelection selection;
  private int next;

  Split(int count) {
    if (count < 1 || WORKERS % count != 0) {
      throw new IllegalArgumentException(WORKERS + " workers in " + count + " equal clusters");
    }
    RandomSource random = RandomSource.seeded(SEED);
    ranking =
        Policies.ranking(
            Policies.BEST_FIT.label(), LatencySettings.standard(), random.fork("ranking"));
    selection =
        Policies.selection(
            Policies.BEST_FIT.label(), LatencySettings.standard(), random.fork("selection"));
    for (int c = 0; c < count; c++) {
      NodeName name = NodeName.ROOT.child("c" + c);
      WorkerBook book = new WorkerBook(Admission.RESERVED);
      for (int w = 0; w < WORKERS / count; w++) {
        book.join(name.child("w" + w), S, NodeTraits.PLAIN);
      }
      clusters.add(book);
      root.join(name, book.aggregate(FORM));
    }
    RandomSource sizes = random.fork("sizes");
    for (int i = 0; i < DEPLOYMENTS; i++) {
      requests.add(
          PlacementRequest.of(
              new ServiceSpec(
                  new ServiceName("s" + i),
                  new Resources(100 + sizes.nextInt(301), (64 + sizes.nextInt(193)) * MEBI, 0),
                  "image",
                  new Bytes(0),
                  Restart.ALWAYS)));
    }
  }

  /** Returns the split with half of the deployments done. */
  static Split halfWay(int count) {
    Split split = new Split(count);
    while (split.next < DEPLOYMENTS / 2) {
      split.deploy();
    }
    return split;
  }

  /**
   * Deploys all 100, and compares each choice with that of {@link PlainChoice}.
   *
   * @return how many choices were compared
   * @throws IllegalStateException with the first that differs
   */
  static int check(int count) {
    Split split = new Split(count);
    int compared = 0;
    while (split.next < DEPLOYMENTS) {
      PlacementRequest request = split.requests.get(split.next);
      List<Integer> order = split.ranking.rank(request, split.clusters()).order();
      same("ranking", count, request, PlainChoice.order(request, split.clusters()), order);
      for (WorkerBook book : split.clusters) {
        int plain = PlainChoice.worker(request, book.view());
        same("selection", count, request, plain, worker(split.select(request, book.view())));
        same("scan", count, request, plain, worker(split.select(request, book.scan())));
      }
      compared += 1 + 2 * split.clusters.size();
      split.deploy();
    }
    return compared;
  }

  /** Returns the deployments that have not been placed. */
  List<PlacementRequest> waiting() {
    return List.copyOf(requests.subList(next, requests.size()));
  }

  /** Returns what the root ranks by. */
  ClusterView clusters() {
    return root.view();
  }

  /** Returns the workers of the cluster that the root ranks first. */
  WorkerBook first(PlacementRequest request) {
    return clusters.get(rank(request).order().getFirst());
  }

  ClusterRanking.Ranking rank(PlacementRequest request) {
    return ranking.rank(request, root.view());
  }

  Selection select(PlacementRequest request, WorkerView workers) {
    return selection.select(request, workers);
  }

  private void deploy() {
    PlacementRequest request = requests.get(next++);
    int cluster = rank(request).order().getFirst();
    WorkerBook book = clusters.get(cluster);
    if (!(select(request, book.view()) instanceof Selection.Chosen chosen)) {
      throw new IllegalStateException("nobody takes " + request);
    }
    book.reserve(chosen.worker(), request.resources());
    root.report(cluster, book.aggregate(FORM));
  }

  private static int worker(Selection selection) {
    return selection instanceof Selection.Chosen chosen ? chosen.worker() : WorkerView.NOBODY;
  }

  private static void same(
      String what, int clusters, PlacementRequest request, Object plain, Object choice) {
    if (!plain.equals(choice)) {
      throw new IllegalStateException(
          what + " in " + clusters + " clusters of " + request + ": " + choice + ", not " + plain);
    }
  }
}
