package arboretum.experiment.scenario.bind;

import arboretum.coordinates.Area;
import arboretum.experiment.data.geojson.Areas;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.format.Shape.Either;
import arboretum.experiment.scenario.keys.AreaKeys;
import arboretum.experiment.scenario.keys.ScenarioKeys;
import arboretum.experiment.scenario.syntax.Mark;
import arboretum.units.GeoPoint;
import arboretum.units.Ring;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Binds the areas that a scenario writes out or has in files. Used once. */
final class AreaBinder {
  private static final double METRES_PER_KILOMETRE = 1_000;
  private static final BigDecimal MAX_LATITUDE = BigDecimal.valueOf(90);

  private final Sources sources;
  private final Problems problems;
  private final List<Area> areas = new ArrayList<>();
  private final Map<String, String> origins = new TreeMap<>();

  private AreaBinder(Sources sources, Problems problems) {
    this.sources = sources;
    this.problems = problems;
  }

  /** Returns the areas that are right; what is wrong is reported. */
  static Areas bind(Fields file, Sources sources, Problems problems) {
    var binder = new AreaBinder(sources, problems);
    List<Either.Value<String>> written = file.get(ScenarioKeys.AREAS).orElse(List.of());
    List<Mark> marks = file.itemMarks(ScenarioKeys.AREAS);
    // Items that are wrong are missing among the values: then no value has a mark of its own.
    boolean paired = marks.size() == written.size();
    for (int i = 0; i < written.size(); i++) {
      Mark mark = paired ? marks.get(i) : file.mark(ScenarioKeys.AREAS);
      String path = file.path(ScenarioKeys.AREAS) + (paired ? "[" + i + "]" : "");
      Either.Value<String> item = written.get(i);
      item.one().ifPresent(name -> binder.ofFile(name, mark, path));
      item.fields().ifPresent(binder::inline);
    }
    return Areas.of(binder.areas);
  }

  private void ofFile(String name, Mark mark, String path) {
    Optional<List<Area>> found =
        sources.ownAreas(name, message -> report(mark, path, message), problems);
    for (Area area : found.orElse(List.of())) {
      if (isNew(area.name(), name)) {
        areas.add(area);
      } else {
        report(mark, path, twice(area.name()));
      }
    }
  }

  private void report(Mark mark, String path, String message) {
    problems.add(mark.file(), mark.line(), mark.column(), path, message);
  }

  private boolean isNew(String area, String origin) {
    return origins.putIfAbsent(area, origin) == null;
  }

  private String twice(String area) {
    return "\"" + area + "\" is an area of " + origins.get(area) + " already";
  }

  private void inline(Fields fields) {
    Optional<String> name = fields.get(AreaKeys.NAME);
    if (name.isPresent() && !isNew(name.get(), "the scenario")) {
      fields.report(problems, AreaKeys.NAME, twice(name.get()));
    }
    boolean around = fields.has(AreaKeys.AROUND);
    if (around == fields.has(AreaKeys.POLYGON)) {
      String found = around ? "has polygon and around" : "has neither polygon nor around";
      report(fields.mark(), fields.path(), found + "; allowed: one of them");
      return;
    }
    if (around != fields.has(AreaKeys.RADIUS)) {
      String message = around ? "is missing; wanted with around" : "stands without around";
      fields.report(problems, AreaKeys.RADIUS, message);
      return;
    }
    Optional<Area> area = around ? circle(fields, name) : polygon(fields, name);
    area.ifPresent(areas::add);
  }

  private Optional<Area> circle(Fields fields, Optional<String> name) {
    Optional<GeoPoint> centre = fields.get(AreaKeys.AROUND);
    Optional<Long> metres = fields.get(AreaKeys.RADIUS);
    if (name.isEmpty() || centre.isEmpty() || metres.isEmpty()) {
      return Optional.empty();
    }
    return built(
        fields,
        AreaKeys.RADIUS,
        () -> Area.around(name.get(), centre.get(), metres.get() / METRES_PER_KILOMETRE));
  }

  private Optional<Area> polygon(Fields fields, Optional<String> name) {
    Optional<List<List<BigDecimal>>> written = fields.get(AreaKeys.POLYGON);
    if (name.isEmpty() || written.isEmpty()) {
      return Optional.empty();
    }
    var corners = new ArrayList<GeoPoint>();
    for (List<BigDecimal> corner : written.get()) {
      if (corner.size() == 2) {
        BigDecimal latitude = corner.getFirst();
        if (latitude.abs().compareTo(MAX_LATITUDE) > 0) {
          String message =
              corner + " is not on Earth; allowed: [latitude from -90 to 90, longitude]";
          fields.report(problems, AreaKeys.POLYGON, message);
          return Optional.empty();
        }
        corners.add(new GeoPoint(latitude.doubleValue(), corner.getLast().doubleValue()));
      }
    }
    return built(fields, AreaKeys.POLYGON, () -> new Area(name.get(), List.of(new Ring(corners))));
  }

  private Optional<Area> built(Fields fields, Key<?> key, Supplier<Area> area) {
    try {
      return Optional.of(area.get());
    } catch (IllegalArgumentException e) {
      fields.report(problems, key, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
