package arboretum.experiment.scenario.keys;

import arboretum.experiment.plan.TimedAction.Direction;
import arboretum.experiment.plan.TimedAction.State;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.format.Readings;
import arboretum.experiment.scenario.format.Shape.Many;
import arboretum.experiment.scenario.format.Shape.Section;
import arboretum.experiment.scenario.keys.Words.FaultKind;
import arboretum.experiment.scenario.unit.Dimension;
import arboretum.units.GeoPoint;
import java.util.List;

/** What happens during a run. */
public final class TimelineKeys {
  private static final long MAX_REPLICAS = 1_000_000;

  public static final Key<Long> AT =
      Key.required(
          "at",
          Readings.quantity(Dimension.DURATION),
          "When, from the start; within the duration.");
  public static final Key<FaultKind> FAIL =
      Key.optional(
          "fail",
          Words.faults(),
          "`site`: a cluster's orchestrator and all below it; `orchestrator`: only a cluster's or"
              + " the root's; `worker`: with its containers; `instance`: its container; `link`:"
              + " between a node and its parent.");
  public static final Key<String> TARGET =
      Key.optional(
          "target",
          Readings.text(),
          "What fails: a node by name (by path where the name is not unique, such as"
              + " `munich/w1`), or an instance such as `detection.0`.");
  public static final Key<Long> LASTS =
      Key.optional(
          "lasts",
          Readings.above0(Dimension.DURATION),
          "How long until it is repaired; without it, for ever. An instance's fault has no length.");
  public static final Key<State> STATE =
      Key.preset(
          "state",
          Words.states(),
          "kept",
          "Whether the journal, or a worker's images, are there after the repair; `torn`: the journal is"
              + " cut at a random byte, and what follows the last whole record is lost.");
  public static final Key<Direction> DIRECTION =
      Key.preset(
          "direction",
          Words.directions(),
          "both",
          "Which way a link is cut; `up`: from the node to its parent.");
  public static final Key<String> DEPLOY =
      Key.optional(
          "deploy",
          Readings.name(),
          "The service, or application (`name.namespace`), that is asked for.");
  public static final Key<String> SCALE =
      Key.optional("scale", Readings.name(), "The service that gets another number of instances.");
  public static final Key<String> UNDEPLOY =
      Key.optional("undeploy", Readings.name(), "The service that is withdrawn.");
  public static final Key<Long> REPLICAS =
      Key.optional(
          "replicas",
          Readings.whole(0, MAX_REPLICAS),
          "Instances wanted from then on; needed by `scale`, for `deploy` that of the service.");
  public static final Key<String> MIGRATE =
      Key.optional(
          "migrate",
          Readings.text(),
          "An instance, such as `detection.0`, that moves to another worker.");
  public static final Key<String> TO =
      Key.optional(
          "to",
          Readings.text(),
          "The worker that it moves to, or a cluster, by name; without it another worker of its"
              + " cluster.");
  public static final Key<String> CHANGE =
      Key.optional(
          "change",
          Readings.text(),
          "A node or a user whose network changes: needs `latency`, or, for a user, `place`.");
  public static final Key<Long> LATENCY =
      Key.optional(
          "latency",
          Readings.quantity(Dimension.DURATION),
          "What is added one way to all that goes to and from it, for a node on the link to its"
              + " parent and in probes, in place of what was added before.");
  public static final Key<GeoPoint> PLACE =
      Key.optional(
          "place",
          Places.place(),
          "Where the user goes, as `at` of a user; only with latency by geography.");
  public static final Section ACTION =
      new Section(
          "Timeline",
          "What happens at a given time.",
          List.of(
              AT, FAIL, TARGET, LASTS, STATE, DIRECTION, DEPLOY, SCALE, UNDEPLOY, REPLICAS, MIGRATE,
              TO, CHANGE, LATENCY, PLACE),
          List.of("join", "leave"));

  public static final Key<FaultKind> KIND =
      Key.required("kind", Words.randomFaults(), "What fails, as in the timeline.");
  public static final Key<Long> MEAN_UP =
      Key.required(
          "mean-time-between-failures",
          Readings.above0(Dimension.DURATION),
          "Mean time of a target from the start, or its last repair, to its next fault;"
              + " exponential.");
  public static final Key<Long> MEAN_DOWN =
      Key.optional(
          "mean-time-to-repair",
          Readings.above0(Dimension.DURATION),
          "Mean time to the repair; exponential. Either this or `lasts`.");
  public static final Key<Long> FAULT_LASTS =
      Key.optional("lasts", Readings.above0(Dimension.DURATION), "The exact time to the repair.");
  public static final Key<List<String>> TARGETS =
      Key.optional(
          "targets",
          new Many<>(Readings.text(), 1, Integer.MAX_VALUE),
          "The nodes that can fail, by name; without it all of that kind but the root.");
  public static final Section RANDOM_FAULT =
      new Section(
          "Random faults",
          "Each target has a random stream of its own and never overlaps itself.",
          List.of(KIND, MEAN_UP, MEAN_DOWN, FAULT_LASTS, STATE, DIRECTION, TARGETS),
          List.of("distribution", "trace"));

  private TimelineKeys() {}
}
