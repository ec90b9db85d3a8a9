package arboretum.experiment.scenario.keys;

import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.format.Readings;
import arboretum.experiment.scenario.format.Shape.Section;
import arboretum.experiment.scenario.unit.Dimension;
import java.math.BigDecimal;
import java.util.List;

/** Users' devices, and requests for placement near them. */
public final class UserKeys {
  private static final long MANY = 1_000_000;

  public static final Key<String> NAME =
      Key.required(
          "name", Readings.name(), "Name of the user; with a count above 1, `-1`, `-2` follow.");
  public static final Key<Long> COUNT =
      Key.preset("count", Readings.whole(1, MANY), "1", "Number of such users.");
  public static final Section USER =
      new Section(
          "Users",
          "Users' devices; they answer probes, and services can have limits on the latency to them.",
          List.of(NAME, COUNT, TopologyKeys.AT, TopologyKeys.ROW, MobilityKeys.MOVES),
          List.of("area"));

  public static final Key<Long> REQUESTS =
      Key.required("count", Readings.whole(1, MANY), "Requests in a run.");
  public static final Key<Long> FROM =
      Key.required(
          "from", Readings.quantity(Dimension.DURATION), "When the first request is made.");
  public static final Key<Long> EVERY =
      Key.required("every", Readings.above0(Dimension.DURATION), "From one request to the next.");
  public static final Key<Long> RUN_TIME =
      Key.required(
          "run-time",
          Readings.above0(Dimension.DURATION),
          "How long the instance runs; then its capacity is free again.");
  public static final Key<Long> USERS =
      Key.preset(
          "users",
          Readings.whole(0, 100),
          "0",
          "Users to which each request has a limit, drawn anew for each.");
  public static final Key<Long> USER_LATENCY =
      Key.optional(
          "user-latency",
          Readings.above0(Dimension.DURATION),
          "The limit on the round-trip time to each of these users.");
  public static final Key<Long> TARGETS =
      Key.preset(
          "targets",
          Readings.whole(0, MANY),
          "0",
          "Target services `target-1`, `target-2` and so on, each with one instance, bound to the"
              + " worker `anchor-1`, `anchor-2` and so on, asked for at half of `from`; each request"
              + " has a limit to one of them, drawn anew.");
  public static final Key<Long> TARGET_LATENCY =
      Key.optional(
          "target-latency",
          Readings.above0(Dimension.DURATION),
          "The limit on the round-trip time to that target.");
  public static final Key<BigDecimal> VCPUS =
      Key.preset("vcpus", Readings.decimal("0", "10000"), "1", "Cores that each request asks for.");
  public static final Key<Long> MEMORY =
      Key.preset(
          "memory",
          Readings.quantity(Dimension.BYTES),
          "100 MiB",
          "Memory that each request asks for.");
  public static final Section PLACEMENTS_RECORD =
      new Section(
          "Placement requests",
          "Jobs of one instance with limits on latency, one after the other: what is studied is"
              + " where they are placed.",
          List.of(
              REQUESTS,
              FROM,
              EVERY,
              RUN_TIME,
              USERS,
              USER_LATENCY,
              TARGETS,
              TARGET_LATENCY,
              VCPUS,
              MEMORY),
          List.of());
  public static final Key<Fields> PLACEMENTS =
      Key.optional(
          "placements", PLACEMENTS_RECORD, "Requests for placement near users and targets.");

  private UserKeys() {}
}
