package arboretum.experiment.scenario.keys;

import arboretum.coordinates.VivaldiSettings.Heights;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.format.Readings;
import arboretum.experiment.scenario.format.Shape.Section;
import arboretum.experiment.scenario.unit.Dimension;
import arboretum.orchestrator.CoordinateSettings.Space;
import arboretum.placement.LatencySettings.InitialUsers;
import arboretum.placement.LatencySettings.Pick;
import arboretum.placement.LatencySettings.Targets;
import java.math.BigDecimal;
import java.util.List;

/** Network coordinates, and how the schedulers that know latency use them. */
public final class LatencyKeys {
  private static final long MANY = 10_000;

  /** When workers keep coordinates. */
  public enum Kept {
    WHEN_NEEDED,
    ALWAYS,
    NEVER
  }

  public static final Key<Pick> PICK =
      Key.preset(
          "pick",
          Words.pick(),
          "first",
          "Which of the workers that keep all limits is taken: the `first` (Oakestra's branch"
              + " service-scheduling, read), a `random` one, or that with the `most-slack` in CPU"
              + " and memory.");
  public static final Key<BigDecimal> TOLERANCE =
      Key.preset(
          "tolerance",
          Readings.decimal("1", "100"),
          "1.2",
          "A limit is held against an estimated round-trip time this many times over (the branch,"
              + " read).");
  public static final Key<InitialUsers> INITIAL_USERS =
      Key.preset(
          "initial-users",
          Words.initialUsers(),
          "known",
          "`known`: the round-trip times to the users of a constraint are measured; `area`: nothing"
              + " is known but their area, and workers inside it, or the nearest, are taken (the"
              + " branch, read).");
  public static final Key<Long> REFERENCES =
      Key.preset(
          "references",
          Readings.whole(1, MANY),
          "3",
          "Workers that measure for the trilateration of users; dimension + 1 make a point unique.");
  public static final Key<Long> PROBES =
      Key.preset(
          "probes",
          Readings.whole(1, MANY),
          "10",
          "Workers that `ldp+` has measure for one request at the most; at least `references`.");
  public static final Key<Long> ROUNDS =
      Key.preset(
          "rounds",
          Readings.whole(1, MANY),
          "4",
          "Rounds in which `ldp+` has them measure, at the most.");
  public static final Key<Targets> TARGETS =
      Key.preset(
          "targets",
          Words.targets(),
          "any",
          "Of several instances of a target service, which have to be within the limits: `any` of"
              + " them, `all`, the `nearest`, or the `first` (the branch, read).");
  public static final Section LATENCY_RECORD =
      new Section(
          "Latency aware scheduling",
          "How `ldp`, `ldp+` and `dependency-latency` decide; others do not look at it.",
          List.of(PICK, TOLERANCE, INITIAL_USERS, REFERENCES, PROBES, ROUNDS, TARGETS),
          List.of());
  public static final Key<Fields> LATENCY =
      Key.optional("latency", LATENCY_RECORD, "How schedulers that know latency decide.");

  public static final Key<Kept> KEPT =
      Key.preset(
          "kept",
          Words.kept(),
          "when-needed",
          "Whether workers keep coordinates: `when-needed`: if a cluster's scheduler asks for them.");
  public static final Key<Space> SPACE =
      Key.preset(
          "space",
          Words.space(),
          "cluster",
          "Which workers share a space of coordinates: those of a `cluster`, then none leaves it"
              + " and targets have to be in the same cluster; or `global`: clusters tell their parent"
              + " some workers' names and where instances are, workers also probe some of other"
              + " clusters, and a target may be anywhere.");
  public static final Key<Long> LANDMARKS =
      Key.preset(
          "landmarks",
          Readings.whole(1, MANY),
          "8",
          "Names of workers that a cluster tells its parent with each aggregate; only if the space"
              + " is `global`.");
  public static final Key<Long> EVERY =
      Key.preset(
          "every",
          Readings.above0(Dimension.DURATION),
          "2 s",
          "Period of a worker's probes (the branch probes after each report).");
  public static final Key<Long> ROUND_PROBES =
      Key.preset(
          "probes", Readings.whole(1, MANY), "4", "Nodes that a worker probes in each period.");
  public static final Key<Long> NEIGHBOURS =
      Key.preset(
          "neighbours",
          Readings.whole(2, MANY),
          "96",
          "Nodes that a worker probes in turn: half near, as its own probes say, half random.");
  public static final Key<Long> OFFERED =
      Key.preset(
          "offered",
          Readings.whole(1, MANY),
          "20",
          "Names that a cluster offers a worker in answer to each report of its coordinate (the"
              + " branch, read: up to 20).");
  public static final Key<Long> WAIT =
      Key.preset(
          "wait",
          Readings.above0(Dimension.DURATION),
          "2 s",
          "A round trip that takes longer is taken for no answer.");
  public static final Key<Long> DIMENSION =
      Key.preset("dimension", Readings.whole(1, 16), "2", "Axes of the space of coordinates.");
  public static final Key<BigDecimal> ERROR_GAIN =
      Key.preset(
          "error-gain",
          Readings.decimal("0.001", "1"),
          "0.25",
          "Vivaldi's c_e: share by which a sample changes the estimate of the own error.");
  public static final Key<BigDecimal> POSITION_GAIN =
      Key.preset(
          "position-gain",
          Readings.decimal("0.001", "1"),
          "0.25",
          "Vivaldi's c_c: share of the way that a sample moves the position at most.");
  public static final Key<Heights> HEIGHTS =
      Key.preset(
          "heights",
          Words.heights(),
          "moved",
          "How heights change: `moved` by the force (SIGCOMM 2004, section 5.4), `replaced` (the"
              + " branch, read), or `none`: there are none.");
  public static final Section COORDINATES_RECORD =
      new Section(
          "Coordinates",
          "Where workers are in the network, by Vivaldi.",
          List.of(
              KEPT,
              SPACE,
              LANDMARKS,
              EVERY,
              ROUND_PROBES,
              NEIGHBOURS,
              OFFERED,
              WAIT,
              DIMENSION,
              ERROR_GAIN,
              POSITION_GAIN,
              HEIGHTS),
          List.of());
  public static final Key<Fields> COORDINATES =
      Key.optional(
          "coordinates", COORDINATES_RECORD, "How workers find out where they are in the network.");

  private LatencyKeys() {}
}
