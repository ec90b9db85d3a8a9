package arboretum.experiment.scenario.keys;

import arboretum.experiment.plugin.Standard;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.format.Readings;
import arboretum.experiment.scenario.format.Shape.Named;
import arboretum.experiment.scenario.format.Shape.Section;
import arboretum.experiment.scenario.unit.Dimension;
import arboretum.resolution.ResolutionSettings.Choice;
import arboretum.resolution.ResolutionSettings.Unreachable;
import arboretum.resolution.ResolutionSettings.Update;
import java.math.BigDecimal;
import java.util.List;

/** How callers find instances. */
public final class ResolutionKeys {
  private static final long MANY = 1000;

  /** Whether routes are kept. */
  public enum Served {
    WHEN_CALLED,
    ALWAYS,
    NEVER
  }

  public static final Key<Served> SERVED =
      Key.preset(
          "served",
          Words.served(),
          "when-called",
          "Whether orchestrators keep routes: `when-called`: if the scenario has calls; `never`: callers"
              + " know at once what really runs, and where: a baseline.");
  public static final Key<Choice> CHOICE =
      Key.byProfile(
          "policies",
          Words.balancing(),
          "`named`: an instance is chosen by the policy of the name that is called; `random`: any,"
              + " whatever the name says.");
  public static final Key<Named.Written> BALANCING =
      Key.preset(
          "balancing",
          Words.standard(Standard.BALANCING),
          Standard.BALANCING,
          "Who chooses an instance: `by-name`: as `policies` says.");
  public static final Key<Update> UPDATE =
      Key.byProfile(
          "update",
          Words.update(),
          "What those are told who are interested in a table that changes: the table (`push`), or that"
              + " it changed, and they ask again (`notify`).");
  public static final Key<Unreachable> UNREACHABLE =
      Key.byProfile(
          "unreachable",
          Words.unreachable(),
          "What a worker does when an instance cannot be reached: `refresh`: it drops the route and"
              + " asks again; `keep`: nothing.");
  public static final Key<Long> REFRESH =
      Key.byProfile(
          "refresh",
          Readings.above0(Dimension.DURATION),
          "Period in which a worker renews its interests and probes for `closest`.");
  public static final Key<Long> LEASE =
      Key.byProfile(
          "lease",
          Readings.above0(Dimension.DURATION),
          "An interest that is not renewed for this long lapses; a table that is not heard of for this"
              + " long is stale; an instance that could not be reached is not tried for this long, if"
              + " nothing new is told of it. At least `refresh`.");
  public static final Key<Long> IDLE =
      Key.byProfile(
          "idle",
          Readings.quantity(Dimension.DURATION),
          "A worker that has not looked up a service for this long is no longer interested.");
  public static final Key<Long> TIMEOUT =
      Key.byProfile(
          "timeout",
          Readings.above0(Dimension.DURATION),
          "A table query that is not answered for this long has failed.");
  public static final Key<Long> NEGATIVE =
      Key.byProfile(
          "negative",
          Readings.quantity(Dimension.DURATION),
          "That a service does not exist is believed for this long.");
  public static final Key<Long> DRAIN =
      Key.byProfile(
          "drain",
          Readings.quantity(Dimension.DURATION),
          "A container that is to be stopped takes connections for this long: its route is being"
              + " withdrawn.");
  public static final Key<Long> FLOW_IDLE =
      Key.preset(
          "flow-idle",
          Readings.quantity(Dimension.DURATION),
          "60 s",
          "A flow without packets for this long may go to another instance (Oakestra's proxy cache).");
  public static final Key<Long> SHORTLIST =
      Key.byProfile(
          "shortlist",
          Readings.whole(0, MANY),
          "Instances that a worker probes for `closest`: the nearest by coordinates or places.");
  public static final Key<Long> SAMPLES =
      Key.preset(
          "samples",
          Readings.whole(1, MANY),
          "1",
          "Probes after which a round trip counts as measured; the least of the last three counts.");
  public static final Key<Long> HYSTERESIS =
      Key.byProfile(
          "hysteresis",
          Readings.quantity(Dimension.DURATION),
          "`closest` goes to another instance only if its round trip is shorter by this much, and by"
              + " `hysteresis-share`.");
  public static final Key<BigDecimal> HYSTERESIS_SHARE =
      Key.byProfile(
          "hysteresis-share",
          Readings.decimal("0", "1"),
          "Share of the present round trip by which another has to be shorter.");
  public static final Key<Long> MOVED =
      Key.preset(
          "moved",
          Readings.quantity(Dimension.DURATION),
          "2 ms",
          "A worker's instances are told of anew when its coordinate has moved this far.");

  public static final Key<Fields> RESOLUTION =
      Key.optional(
          "resolution",
          new Section(
              "Resolution",
              "How callers find instances.",
              List.of(
                  SERVED,
                  CHOICE,
                  BALANCING,
                  UPDATE,
                  UNREACHABLE,
                  REFRESH,
                  LEASE,
                  IDLE,
                  TIMEOUT,
                  NEGATIVE,
                  DRAIN,
                  FLOW_IDLE,
                  SHORTLIST,
                  SAMPLES,
                  HYSTERESIS,
                  HYSTERESIS_SHARE,
                  MOVED),
              List.of()),
          "How callers find instances.");

  private ResolutionKeys() {}
}
