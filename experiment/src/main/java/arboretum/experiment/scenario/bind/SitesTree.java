package arboretum.experiment.scenario.bind;

import arboretum.coordinates.GreatCircle;
import arboretum.experiment.data.matrix.KMedoids;
import arboretum.experiment.data.matrix.RowChoice;
import arboretum.experiment.data.sites.LocatedPoint;
import arboretum.experiment.plan.Device;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.NodePlan.Tier;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.keys.TopologyKeys;
import arboretum.model.NodeName;
import arboretum.random.RandomSource;
import arboretum.units.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes a tree of workers at the sites of a data set: sites in an order drawn at random, workers
 * clustered around medoids by great circle; an orchestrator stands at the site of each medoid, the
 * root at that of the medoid of the medoids.
 */
final class SitesTree {
  private static final double MICROMETRES_PER_KILOMETRE = 1e9;

  private final Fields topology;
  private final Network network;
  private final Devices devices;
  private final Problems problems;
  private final List<String> statements = new ArrayList<>();

  SitesTree(Fields topology, Network network, Devices devices, Problems problems) {
    this.topology = topology;
    this.network = network;
    this.devices = devices;
    this.problems = problems;
  }

  /** Returns what a reader of results has to know about the tree. */
  List<String> statements() {
    return List.copyOf(statements);
  }

  /**
   * Returns the tree; empty, and reported, if it can't be made.
   *
   * @param random the stream of the order of sites
   */
  Optional<TreeBinder.Bound> bind(
      TreeBinder.Defaults defaults, Sources sources, RandomSource random) {
    if (topology.has(TopologyKeys.ROOT_KEY) || topology.has(TopologyKeys.CLUSTERS)) {
      topology.report(
          problems, TopologyKeys.IMPORT, "stands beside root or clusters; allowed: one");
    }
    if (network.needs() == Network.Needs.ROW) {
      topology.report(
          problems,
          TopologyKeys.LATENCY,
          "is a matrix, of which sites have no rows; allowed: geography, constant, ideal");
    }
    Fields source = topology.section(TopologyKeys.IMPORT);
    Fields sites = source.section(TopologyKeys.SITES);
    Fields groups = source.section(TopologyKeys.IMPORT_GROUPS);
    Optional<Device> device = devices.find(sites, TopologyKeys.WORKER_DEVICE);
    Optional<Integer> clusters = groups.get(TopologyKeys.CLUSTER_COUNT).map(Math::toIntExact);
    if (device.isEmpty() || clusters.isEmpty() || sites.get(TopologyKeys.SITES_DATA).isEmpty()) {
      return Optional.empty();
    }
    var all = sources.sitesOf(sites, TopologyKeys.SITES_DATA, problems);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    int workers =
        sites.get(TopologyKeys.SITE_WORKERS).map(Math::toIntExact).orElse(all.get().size());
    int places = Math.min(workers, all.get().size());
    if (clusters.get() > places) {
      String message = clusters.get() + " clusters of workers at " + places + " sites";
      groups.report(problems, TopologyKeys.CLUSTER_COUNT, message);
      return Optional.empty();
    }
    int[] order = RowChoice.shuffled(all.get().size(), places, random);
    var chosen = new ArrayList<LocatedPoint>();
    for (int site : order) {
      chosen.add(all.get().get(site));
    }
    state(sites, all.get().size(), workers, clusters.get());
    return Optional.of(grow(chosen, workers, clusters.get(), device.get(), defaults));
  }

  private static TreeBinder.Bound grow(
      List<LocatedPoint> sites,
      int workers,
      int clusters,
      Device device,
      TreeBinder.Defaults defaults) {
    var clustering = KMedoids.cluster(sites.size(), clusters, (i, j) -> distance(sites, i, j));
    int[] medoids = clustering.medoids();
    var centre = KMedoids.cluster(clusters, 1, (i, j) -> distance(sites, medoids[i], medoids[j]));
    Device orchestrator = Devices.bundled("vm-l");
    var nodes = new ArrayList<NodePlan>();
    GeoPoint middle = sites.get(medoids[centre.medoids()[0]]).place();
    nodes.add(node(NodeName.ROOT, Tier.ROOT, Devices.bundled("vm-xl"), middle, defaults));
    for (int c = 0; c < clusters; c++) {
      NodeName name = NodeName.ROOT.child(String.format(Locale.ROOT, "c%02d", c + 1));
      GeoPoint medoid = sites.get(medoids[c]).place();
      nodes.add(node(name, Tier.CLUSTER, orchestrator, medoid, defaults));
      for (int w = 0; w < workers; w++) {
        int site = w % sites.size();
        if (clustering.clusterOf()[site] == c) {
          int round = w / sites.size() + 1;
          String suffix = round == 1 ? "" : "-" + round;
          NodeName worker = name.child("site-" + sites.get(site).id() + suffix);
          nodes.add(node(worker, Tier.WORKER, device, sites.get(site).place(), defaults));
        }
      }
    }
    var names = new Names();
    nodes.forEach(node -> names.add(node.name(), node.tier()));
    return new TreeBinder.Bound(nodes, names, List.of(device));
  }

  private static long distance(List<LocatedPoint> sites, int i, int j) {
    double kilometres = GreatCircle.kilometres(sites.get(i).place(), sites.get(j).place());
    return Math.round(kilometres * MICROMETRES_PER_KILOMETRE);
  }

  private static NodePlan node(
      NodeName name, Tier tier, Device device, GeoPoint place, TreeBinder.Defaults defaults) {
    return new NodePlan(
        name,
        tier,
        device,
        Optional.of(place),
        Site.NO_ROW,
        defaults.settings(),
        defaults.scheduler(tier),
        defaults.extensions(tier));
  }

  private void state(Fields sites, int all, int workers, int clusters) {
    statements.add(
        "workers: "
            + workers
            + " at the "
            + all
            + " sites of "
            + sites.require(TopologyKeys.SITES_DATA)
            + ", in an order drawn from the scenario's seed, the same in every replication; the data"
            + " set has places only: machines, delays and services are the scenario's");
    statements.add(
        clusters
            + " clusters by k-medoids (PAM) on great-circle distances of the sites; each"
            + " orchestrator stands at its medoid's site, the root at the medoid of the medoids");
  }
}
