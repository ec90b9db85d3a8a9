package arboretum.experiment.scenario.keys;

import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.format.Readings;
import arboretum.experiment.scenario.format.Shape.Section;
import arboretum.experiment.scenario.unit.Dimension;
import java.util.List;

/** How users move. */
public final class MobilityKeys {
  public static final Key<String> FILE =
      Key.optional(
          "file",
          Readings.file("CSV file"),
          "Where they go, relative to the scenario: columns `user,at_s,latitude,longitude`, in order"
              + " of time. In place of `radius` and `step`.");
  public static final Key<Long> RADIUS =
      Key.optional(
          "radius",
          Readings.above0(Dimension.LENGTH),
          "A synthetic walk (random waypoint): each user goes straight to a place drawn uniformly"
              + " within this distance of its home, then to the next.");
  public static final Key<Long> STEP =
      Key.optional("step", Readings.above0(Dimension.LENGTH), "How far it goes at a time.");
  public static final Key<Long> EVERY =
      Key.preset(
          "every", Readings.above0(Dimension.DURATION), "10 s", "From one step to the next.");
  public static final Key<Fields> MOVES =
      Key.optional(
          "moves",
          new Section(
              "Movement of users",
              "Needs latency by geography. Walks that no file has are synthetic, and results say so.",
              List.of(FILE, RADIUS, STEP, EVERY),
              List.of()),
          "How the users of this group move, beside what the timeline says.");

  private MobilityKeys() {}
}
