package arboretum.experiment.scenario.keys;

import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.format.Readings;
import arboretum.experiment.scenario.format.Shape;
import arboretum.experiment.scenario.format.Shape.Either;
import arboretum.experiment.scenario.format.Shape.Many;
import arboretum.experiment.scenario.format.Shape.Named;
import arboretum.experiment.scenario.format.Shape.Section;
import arboretum.experiment.scenario.unit.Dimension;
import arboretum.units.GeoPoint;
import java.math.BigDecimal;
import java.util.List;

/** The tree of nodes and its network. */
public final class TopologyKeys {
  private static final long MAX_ROW = 9_999;
  private static final long MAX_WORKERS = 1_000_000;
  private static final long MAX_CLUSTERS = 10_000;
  private static final String ROW_ABOUT = "Row of the latency matrix, from 0; needed with a matrix";

  public static final Key<GeoPoint> AT =
      Key.optional(
          "at",
          Places.place(),
          "A city, or coordinates such as `48.14 N 11.58 E`; needed with latency by geography. A"
              + " worker is where its cluster is unless it says otherwise.");
  public static final Key<Long> ROW =
      Key.optional("row", Readings.whole(0, MAX_ROW), ROW_ABOUT + "; a worker's is its cluster's.");
  public static final Key<String> ROOT_DEVICE =
      Key.preset(
          "device",
          Readings.name(),
          "vm-xl",
          "Kind of device of the root (paper, section 6: the root ran on XL).");
  public static final Key<String> CLUSTER_DEVICE =
      Key.preset(
          "device",
          Readings.name(),
          "vm-l",
          "Kind of device of the orchestrator (paper, section 6: clusters ran on L).");
  public static final Key<String> WORKER_DEVICE =
      Key.required("device", Readings.name(), "Kind of device.");

  public static final Key<String> NAME =
      Key.required(
          "name",
          Readings.name(),
          "Unique among the clusters of one parent; with a count above 1, `-1`, `-2` and so on"
              + " follow.");
  public static final Key<Long> CLUSTERS_ALIKE =
      Key.preset(
          "count",
          Readings.whole(1, MAX_CLUSTERS),
          "1",
          "Number of such clusters, each with all that is below.");
  public static final Key<Named.Written> CLUSTER_POLICY =
      Key.optional(
          "scheduling",
          Words.policies(),
          "Policy of this orchestrator alone, in place of `scheduling.cluster` (above clusters:"
              + " `scheduling.root`).");

  public static final Key<Long> COUNT =
      Key.preset("count", Readings.whole(1, MAX_WORKERS), "1", "Number of such workers.");
  public static final Key<String> WORKER_NAME =
      Key.optional(
          "name",
          Readings.name(),
          "Name of the worker; with a count above 1, `-1`, `-2` and so on follow. Without it the"
              + " workers of a cluster are `w1`, `w2` and so on.");
  public static final Section WORKER =
      new Section(
          "Workers",
          "A group of equal workers in a cluster.",
          TraitKeys.after(COUNT, WORKER_DEVICE, WORKER_NAME, AT, ROW),
          List.of("bandwidth", "access"));
  public static final Key<List<Fields>> WORKERS =
      Key.optional(
          "workers",
          new Many<>(WORKER, 1, Integer.MAX_VALUE),
          "The workers of the cluster; a cluster has either workers or clusters.");
  public static final Key<List<Fields>> CLUSTERS =
      Key.optional(
          "clusters",
          new Many<>(new Shape.Again<Fields>(() -> TopologyKeys.CLUSTER), 1, Integer.MAX_VALUE),
          "Clusters below this node, to any depth.");
  public static final Section CLUSTER =
      new Section(
          "Cluster",
          "An orchestrator with its members.",
          List.of(NAME, CLUSTERS_ALIKE, AT, ROW, CLUSTER_DEVICE, CLUSTER_POLICY, WORKERS, CLUSTERS),
          List.of("labels", "region"));

  public static final Section ROOT =
      new Section("Root", "The top of the tree.", List.of(AT, ROW, ROOT_DEVICE), List.of("labels"));
  public static final Key<Fields> ROOT_KEY =
      Key.optional("root", ROOT, "The root orchestrator; needed unless the tree is imported.");

  public static final Key<List<BigDecimal>> ROUTE_FACTOR =
      Key.preset(
          "route-factor",
          new Many<>(Readings.decimal("1", "100"), 2, 2),
          "[1.2, 1.8]",
          "Least and greatest factor by which a route is longer than the great circle, drawn per"
              + " pair of places (assumed).");
  public static final Key<Long> ORCHESTRATOR_ACCESS =
      Key.preset(
          "orchestrator",
          Readings.quantity(Dimension.DURATION),
          "0.5 ms",
          "One-way access delay of root and clusters (assumed: wired).");
  public static final Key<Long> WORKER_ACCESS =
      Key.preset(
          "worker",
          Readings.quantity(Dimension.DURATION),
          "2 ms",
          "One-way access delay of workers (assumed: wireless).");
  public static final Section ACCESS_RECORD =
      new Section(
          "Access", "Access delays.", List.of(ORCHESTRATOR_ACCESS, WORKER_ACCESS), List.of());
  public static final Key<Fields> ACCESS =
      Key.optional("access", ACCESS_RECORD, "Access delays by class of node.");
  public static final Section GEOGRAPHY_RECORD =
      new Section(
          "Latency by geography",
          "Great circle at two thirds of the speed of light, times a route factor, plus an access"
              + " delay at each end. No policy sees factor or access delay.",
          List.of(ROUTE_FACTOR, ACCESS),
          List.of());
  public static final Key<Fields> GEOGRAPHY =
      Key.optional("geography", GEOGRAPHY_RECORD, "By geography, with these parameters.");
  public static final Key<Long> CONSTANT =
      Key.optional(
          "constant",
          Readings.quantity(Dimension.DURATION),
          "The same one-way delay between any two nodes.");
  public static final Key<String> MATRIX =
      Key.optional(
          "matrix",
          Readings.text(),
          "A file of your own, relative to the scenario: a square CSV (also gzipped) of round-trip"
              + " times in ms.");
  public static final Key<String> LATENCY_DATA =
      Key.optional(
          "data",
          Words.dataOf("data set of latencies", "latency-planetlab490", "latency-azure-regions"),
          "A registered data set of round-trip times; regions of Azure are rows in the order of the"
              + " file: 0 is Austria East, and so on.");
  public static final Key<List<Long>> UNIFORM =
      Key.optional(
          "uniform",
          new Many<>(Readings.quantity(Dimension.DURATION), 2, 2),
          "Least and greatest round-trip time; each pair of nodes has its own, which has nothing to"
              + " do with the others. No coordinates can represent it.");
  public static final Key<Boolean> CIRCULAR_USERS =
      Key.preset(
          "users",
          Words.userLatency(),
          "as-nodes",
          "`as-nodes`: users are in the same network as nodes; `circular`: the true round trip"
              + " between a user and a worker is 0.8 or 1.2 times the distance of their"
              + " coordinates, as in the evaluation of the artifact (read), so that the truth is"
              + " made of the estimate. Never evidence for a scheduler that estimates.");
  public static final Section LATENCY_RECORD =
      new Section(
          "Latency",
          "One of `geography`, `constant`, `uniform`, `matrix`, `data`; or the word `geography` (with"
              + " its defaults) or `ideal` (no delay).",
          List.of(GEOGRAPHY, CONSTANT, UNIFORM, MATRIX, LATENCY_DATA, CIRCULAR_USERS),
          List.of("distribution", "topology", "loss"));
  public static final Key<Either.Value<Words.PlainLatency>> LATENCY =
      Key.required(
          "latency",
          new Either<>(Words.plainLatency(), LATENCY_RECORD),
          "The truth about delays between nodes.");

  public static final Key<String> NODES_DATA =
      Key.required(
          "data",
          Words.dataOf("data set of machines", "trace-alibaba-openb2023"),
          "The data set whose machines become workers.");
  public static final Key<Long> EVERY =
      Key.preset("every", Readings.whole(1, MAX_WORKERS), "1", "Every how many-th machine.");
  public static final Key<String> STRATIFY =
      Key.preset(
          "stratify",
          Words.dataOf("stratum", "gpu-model"),
          "gpu-model",
          "The machines are counted within each of these groups, so that none is lost.");
  public static final Section IMPORT_DEVICES =
      new Section(
          "Imported devices",
          "Workers from a data set.",
          List.of(NODES_DATA, EVERY, STRATIFY),
          List.of());
  public static final Key<Fields> DEVICES =
      Key.optional("devices", IMPORT_DEVICES, "Workers that have machines but no places.");
  public static final Key<String> SITES_DATA =
      Key.required(
          "data",
          Words.dataOf("data set of sites", "sites-eua-melbourne"),
          "The data set at whose base stations workers stand.");
  public static final Key<Long> SITE_WORKERS =
      Key.optional(
          "workers",
          Readings.whole(1, MAX_WORKERS),
          "Number of workers, on sites in an order drawn from the scenario's seed; more workers than"
              + " sites begin anew with the first. Without it one worker on each site.");
  public static final Section IMPORT_SITES =
      new Section(
          "Imported sites",
          "Equal workers at the places of a data set.",
          List.of(SITES_DATA, SITE_WORKERS, WORKER_DEVICE),
          List.of());
  public static final Key<Fields> SITES =
      Key.optional("sites", IMPORT_SITES, "Workers that have places but no row of a matrix.");
  public static final Key<Long> CLUSTER_COUNT =
      Key.required("count", Readings.whole(1, MAX_CLUSTERS), "Number of clusters.");
  public static final Key<String> BY =
      Key.preset(
          "by",
          Words.dataOf("clustering", "k-medoids"),
          "k-medoids",
          "How workers are grouped: by round-trip time, at sites by great circle; orchestrators stand"
              + " on the medoids, the root on the medoid of the medoids.");
  public static final Section IMPORT_CLUSTERS =
      new Section(
          "Imported clusters",
          "How workers become clusters.",
          List.of(CLUSTER_COUNT, BY),
          List.of());
  public static final Key<Fields> IMPORT_GROUPS =
      Key.required("clusters", IMPORT_CLUSTERS, "How workers become clusters.");
  public static final Section IMPORT_RECORD =
      new Section(
          "Imported tree",
          "Either `devices`: machines of a data set on random rows of the latency matrix, drawn once"
              + " from the scenario's seed; or `sites`: workers at places of a data set, with a"
              + " latency by geography, constant or ideal.",
          List.of(DEVICES, SITES, IMPORT_GROUPS),
          List.of());
  public static final Key<Fields> IMPORT =
      Key.optional(
          "import",
          IMPORT_RECORD,
          "A tree made from data sets, in place of `root` and `clusters`.");

  public static final Key<Boolean> DRAWN_ROWS =
      Key.preset(
          "rows",
          Words.rows(),
          "written",
          "Where nodes and users are in a latency matrix: as `written`; or `drawn`: each has a row"
              + " of its own, at random, anew in each replication.");
  public static final Section TOPOLOGY =
      new Section(
          "Topology",
          "Either `root` and `clusters`, or `import`; and `latency`.",
          List.of(ROOT_KEY, CLUSTERS, IMPORT, LATENCY, DRAWN_ROWS),
          List.of("links", "bandwidth"));

  private TopologyKeys() {}
}
