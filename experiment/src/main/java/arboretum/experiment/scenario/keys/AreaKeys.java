package arboretum.experiment.scenario.keys;

import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.format.Readings;
import arboretum.experiment.scenario.format.Shape.Either;
import arboretum.experiment.scenario.format.Shape.Many;
import arboretum.experiment.scenario.format.Shape.Section;
import arboretum.experiment.scenario.unit.Dimension;
import arboretum.units.GeoPoint;
import java.math.BigDecimal;
import java.util.List;

/** Named areas. */
public final class AreaKeys {
  public static final Key<String> NAME =
      Key.required("name", Readings.name(), "Unique among the areas.");
  public static final Key<List<List<BigDecimal>>> POLYGON =
      Key.optional(
          "polygon",
          new Many<>(new Many<>(Readings.decimal("-180", "180"), 2, 2), 3, Integer.MAX_VALUE),
          "Its corners in order, each `[latitude, longitude]` in degrees (GeoJSON has them the"
              + " other way round). Must not cross the antimeridian.");
  public static final Key<GeoPoint> AROUND =
      Key.optional(
          "around",
          Places.place(),
          "A city, or coordinates such as `48.14 N 11.58 E`, in place of `polygon`: the area is a"
              + " polygon of 72 corners on the circle around it.");
  public static final Key<Long> RADIUS =
      Key.optional(
          "radius",
          Readings.above0(Dimension.LENGTH),
          "Of that circle; needed by, and only allowed with, `around`.");
  public static final Section AREA =
      new Section(
          "Area",
          "A named region of Earth. Of a GeoJSON file each feature is an area: a Polygon or"
              + " MultiPolygon whose property `name` is its name.",
          List.of(NAME, POLYGON, AROUND, RADIUS),
          List.of());

  static final Key<List<Either.Value<String>>> AREAS =
      Key.optional(
          "areas",
          new Many<>(new Either<>(Readings.file("GeoJSON file"), AREA), 0, Integer.MAX_VALUE),
          "Areas that constraints name: GeoJSON files, relative to the scenario, and areas that are"
              + " written out.");

  private AreaKeys() {}
}
