package arboretum.experiment.scenario.keys;

import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.format.Readings;
import arboretum.experiment.scenario.format.Shape;
import arboretum.experiment.scenario.format.Shape.Many;
import arboretum.experiment.scenario.format.Shape.Section;
import arboretum.experiment.scenario.syntax.Tree;
import arboretum.experiment.scenario.unit.Dimension;
import java.util.List;

/** The whole file. */
public final class ScenarioKeys {
  /** Version of the format, which the first line states. */
  public static final long VERSION = 1;

  private static final long MAX_SEED = 999_999_999_999_999_999L;
  private static final long MAX_REPLICATIONS = 100_000;

  public static final Key<Long> ARBORETUM =
      Key.required(
          "arboretum",
          Readings.whole(VERSION, VERSION),
          "Version of the format. The first line of the file is `arboretum: 1`.");
  public static final Key<String> NAME =
      Key.required("name", Readings.name(), "Names the folder of the results.");
  public static final Key<String> QUESTION =
      Key.preset("question", Readings.text(), "none", "What the experiment is to answer.");
  public static final Key<String> PROFILE =
      Key.preset(
          "profile",
          Words.profiles(),
          "arboretum",
          "Values of all settings that the file does not set; see PROFILES.");
  public static final Key<Long> SEED =
      Key.preset(
          "seed",
          Readings.whole(0, MAX_SEED),
          "1",
          "All random streams derive from it (`--seed`).");
  public static final Key<Long> REPLICATIONS =
      Key.preset(
          "replications",
          Readings.whole(1, MAX_REPLICATIONS),
          "1",
          "Runs of each sweep point, each with a seed of its own (`--replications`).");
  public static final Key<Long> DURATION =
      Key.required("duration", Readings.above0(Dimension.DURATION), "Length of a run.");
  public static final Key<Long> WARM_UP =
      Key.preset(
          "warm-up",
          Readings.quantity(Dimension.DURATION),
          "0 s",
          "Metrics start to count then; less than the duration.");
  public static final Key<Fields> TOPOLOGY =
      Key.required("topology", TopologyKeys.TOPOLOGY, "The tree of nodes and its network.");
  public static final Key<List<Fields>> USERS =
      Key.optional("users", new Many<>(UserKeys.USER, 0, Integer.MAX_VALUE), "Users' devices.");
  public static final Key<List<Shape.Either.Value<String>>> AREAS = AreaKeys.AREAS;
  public static final Key<List<Fields>> DEVICES =
      Key.optional(
          "devices",
          new Many<>(DeviceKeys.DEVICE, 0, Integer.MAX_VALUE),
          "Kinds of device beyond those that come with Arboretum.");
  public static final Key<List<Fields>> SERVICES =
      Key.optional(
          "services",
          new Many<>(ServiceKeys.SERVICE, 0, Integer.MAX_VALUE),
          "Services, with the field names of Oakestra's SLA.");
  public static final Key<List<Fields>> APPLICATIONS =
      Key.optional(
          "applications",
          new Many<>(ApplicationKeys.APPLICATION, 0, Integer.MAX_VALUE),
          "Applications as Oakestra's SLA describes them, by file or inline.");
  public static final Key<List<Fields>> CALLS = CallKeys.CALLS;
  public static final Key<Fields> REQUESTS = CallKeys.REQUESTS;
  public static final Key<Fields> WORKLOAD =
      Key.optional("workload", ServiceKeys.WORKLOAD, "Services that arrive during the run.");
  public static final Key<Fields> SCHEDULING =
      Key.optional("scheduling", BehaviourKeys.SCHEDULING, "Who is asked to run what.");
  public static final Key<Fields> CONTROL =
      Key.optional(
          "control", BehaviourKeys.CONTROL, "Reports, detection, recovery and service levels.");
  public static final Key<Fields> NETWORK =
      Key.optional("network", BehaviourKeys.NETWORK, "What messages cost the network.");
  public static final Key<Shape.Either.Value<Long>> COSTS =
      Key.optional(
          "costs",
          BehaviourKeys.COSTS,
          "Time that handling takes on the reference core; `none`: no time at all.");
  public static final Key<Fields> RUNTIME =
      Key.optional("runtime", BehaviourKeys.RUNTIME, "How containers behave.");
  public static final Key<Fields> PLUGINS =
      Key.optional("plugins", BehaviourKeys.PLUGINS, "How plug-ins are treated.");
  public static final Key<List<Fields>> FAULTS =
      Key.optional(
          "faults",
          new Many<>(TimelineKeys.RANDOM_FAULT, 0, Integer.MAX_VALUE),
          "Random faults, exponentially distributed in time.");
  public static final Key<List<Fields>> TIMELINE =
      Key.optional(
          "timeline",
          new Many<>(TimelineKeys.ACTION, 0, Integer.MAX_VALUE),
          "What happens at given times; each item has `at` and one of `fail`, `deploy`, `scale`,"
              + " `undeploy`, `migrate`, `change`.");
  public static final Key<Tree.Mapping> VARY =
      Key.optional(
          "vary",
          new Shape.Sweep(),
          "The sweep: paths, each with a list of values; every combination is a point, the last"
              + " path varying fastest.");

  public static final Section SCENARIO =
      new Section(
          "The file",
          "",
          List.of(
              ARBORETUM,
              NAME,
              QUESTION,
              PROFILE,
              SEED,
              REPLICATIONS,
              DURATION,
              WARM_UP,
              TOPOLOGY,
              USERS,
              AREAS,
              DEVICES,
              SERVICES,
              APPLICATIONS,
              CALLS,
              REQUESTS,
              WORKLOAD,
              SCHEDULING,
              CONTROL,
              NETWORK,
              COSTS,
              RUNTIME,
              PLUGINS,
              FAULTS,
              TIMELINE,
              VARY),
          List.of("baseline", "bind", "charts", "mobility", "resolution", "testbed", "wire"));

  private ScenarioKeys() {}
}
