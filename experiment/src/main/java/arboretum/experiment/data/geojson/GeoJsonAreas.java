package arboretum.experiment.data.geojson;

import arboretum.coordinates.Area;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.syntax.JsonReader;
import arboretum.experiment.scenario.syntax.Tree;
import arboretum.experiment.scenario.syntax.YamlReader;
import arboretum.units.GeoPoint;
import arboretum.units.Ring;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads named areas from GeoJSON (RFC 7946): a FeatureCollection of features with a Polygon or
 * MultiPolygon and the property {@code name}. Other members are foreign to it and not read; a third
 * coordinate (height) is not read either. Used once.
 */
public final class GeoJsonAreas {
  /** After this many defects the rest is only counted. */
  static final int MAX_PROBLEMS = 20;

  private static final int CLOSED_TRIANGLE = 4;
  private static final int MOST_COORDINATES = 3;
  private static final double MAX_LATITUDE = 90;
  private static final double MAX_LONGITUDE = 180;

  private final String file;
  private final Problems problems = new Problems();
  private final List<Area> areas = new ArrayList<>();
  private final Set<String> names = new TreeSet<>();
  private int unlisted;

  private GeoJsonAreas(String file) {
    this.file = file;
  }

  /**
   * Returns the areas in the order of the file.
   *
   * @throws InputException with every defect: file, line, JSON pointer, value, what is allowed (the
   *     first {@value #MAX_PROBLEMS} of them)
   */
  public static List<Area> read(Path path) {
    var reader = new GeoJsonAreas(path.toString());
    YamlReader.text(path, reader.problems)
        .flatMap(text -> JsonReader.parse(reader.file, text, reader.problems))
        .ifPresent(reader::collection);
    if (reader.unlisted > 0) {
      String more = "and " + reader.unlisted + " more defects";
      reader.problems.add(Problem.of(reader.file, more));
    }
    reader.problems.throwIfAny();
    return List.copyOf(reader.areas);
  }

  private void collection(Tree tree) {
    String allowed = "; allowed: a FeatureCollection";
    if (!(tree instanceof Tree.Mapping document)) {
      problem(tree, "", found(tree) + allowed);
      return;
    }
    if (!text(document, "type").equals(Optional.of("FeatureCollection"))) {
      problem(document.get("type").orElse(tree), "/type", foundAt(document, "type") + allowed);
      return;
    }
    if (!(document.get("features").orElse(document) instanceof Tree.Sequence features)) {
      Tree at = document.get("features").orElse(document);
      problem(at, "/features", foundAt(document, "features") + "; allowed: a list of features");
      return;
    }
    if (features.items().isEmpty()) {
      problem(features, "/features", "is empty; allowed: one feature or more");
    }
    for (int i = 0; i < features.items().size(); i++) {
      feature(features.items().get(i), "/features/" + i);
    }
  }

  private void feature(Tree tree, String pointer) {
    if (!(tree instanceof Tree.Mapping feature)
        || !text(feature, "type").equals(Optional.of("Feature"))) {
      problem(tree, pointer, "is no feature; allowed: an object of the type Feature");
      return;
    }
    Optional<String> name =
        feature.mapping("properties").flatMap(p -> text(p, "name")).filter(n -> !n.isBlank());
    Tree properties = feature.get("properties").orElse(tree);
    if (name.isEmpty()) {
      String message = "has no name; allowed: a text that names the area";
      problem(properties, pointer + "/properties/name", message);
    } else if (!names.add(name.get())) {
      String message = "\"" + name.get() + "\" names another feature; allowed: one MultiPolygon";
      problem(properties, pointer + "/properties/name", message);
    }
    List<Ring> rings = geometry(feature, pointer + "/geometry");
    if (name.isPresent() && !rings.isEmpty()) {
      areas.add(new Area(name.get(), rings));
    }
  }

  private List<Ring> geometry(Tree.Mapping feature, String pointer) {
    Optional<Tree.Mapping> geometry = feature.mapping("geometry");
    Optional<String> type = geometry.flatMap(g -> text(g, "type"));
    Tree coordinates = geometry.flatMap(g -> g.get("coordinates")).orElse(feature);
    var rings = new ArrayList<Ring>();
    switch (type.orElse("")) {
      case "Polygon" -> polygon(coordinates, pointer + "/coordinates", rings);
      case "MultiPolygon" -> {
        List<Tree> polygons = items(coordinates, pointer + "/coordinates", "polygons");
        for (int i = 0; i < polygons.size(); i++) {
          polygon(polygons.get(i), pointer + "/coordinates/" + i, rings);
        }
      }
      default -> {
        String found = type.map(t -> "\"" + t + "\"").orElse("has no type");
        Tree at = geometry.map(g -> (Tree) g).orElse(feature);
        problem(at, pointer + "/type", found + "; allowed: Polygon, MultiPolygon");
      }
    }
    return rings;
  }

  private void polygon(Tree tree, String pointer, List<Ring> into) {
    List<Tree> rings = items(tree, pointer, "rings");
    for (int i = 0; i < rings.size(); i++) {
      ring(rings.get(i), pointer + "/" + i).ifPresent(into::add);
    }
  }

  private Optional<Ring> ring(Tree tree, String pointer) {
    List<Tree> positions = items(tree, pointer, "positions");
    var corners = new ArrayList<GeoPoint>();
    for (int i = 0; i < positions.size(); i++) {
      position(positions.get(i), pointer + "/" + i).ifPresent(corners::add);
    }
    if (corners.size() < positions.size() || positions.isEmpty()) {
      return Optional.empty();
    }
    if (corners.size() < CLOSED_TRIANGLE || !corners.getFirst().equals(corners.getLast())) {
      String message = "is no ring; allowed: 4 positions or more, the last equal to the first";
      problem(tree, pointer, message);
      return Optional.empty();
    }
    try {
      return Optional.of(new Ring(corners));
    } catch (IllegalArgumentException e) {
      problem(tree, pointer, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<GeoPoint> position(Tree tree, String pointer) {
    String allowed = "; allowed: [longitude from -180 to 180, latitude from -90 to 90]";
    if (!(tree instanceof Tree.Sequence position)
        || position.items().size() < 2
        || position.items().size() > MOST_COORDINATES) {
      problem(tree, pointer, found(tree) + allowed);
      return Optional.empty();
    }
    double longitude = number(position.items().getFirst());
    double latitude = number(position.items().get(1));
    if (!(Math.abs(longitude) <= MAX_LONGITUDE && Math.abs(latitude) <= MAX_LATITUDE)) {
      problem(tree, pointer, found(tree) + allowed);
      return Optional.empty();
    }
    return Optional.of(new GeoPoint(latitude, longitude));
  }

  private List<Tree> items(Tree tree, String pointer, String what) {
    if (tree instanceof Tree.Sequence sequence && !sequence.items().isEmpty()) {
      return sequence.items();
    }
    problem(tree, pointer, found(tree) + "; allowed: a list of " + what);
    return List.of();
  }

  private static double number(Tree tree) {
    try {
      return tree instanceof Tree.Scalar scalar && !scalar.quoted()
          ? Double.parseDouble(scalar.text())
          : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN; // true, false or null
    }
  }

  private static Optional<String> text(Tree.Mapping mapping, String key) {
    return mapping
        .get(key)
        .filter(tree -> tree instanceof Tree.Scalar scalar && scalar.quoted())
        .map(tree -> ((Tree.Scalar) tree).text());
  }

  private static String foundAt(Tree.Mapping mapping, String key) {
    return mapping.get(key).map(GeoJsonAreas::found).orElse("is missing");
  }

  private static String found(Tree tree) {
    return switch (tree) {
      case Tree.Scalar scalar -> "\"" + scalar.text() + "\"";
      case Tree.Sequence s
          when s.items().size() <= MOST_COORDINATES
              && !s.items().isEmpty()
              && s.items().stream().allMatch(Tree.Scalar.class::isInstance) ->
          s.items().stream()
              .map(item -> ((Tree.Scalar) item).text())
              .collect(Collectors.joining(", ", "[", "]"));
      case Tree.Sequence s -> s.items().isEmpty() ? "an empty list" : "a list";
      case Tree.Mapping mapping -> "an object";
    };
  }

  private void problem(Tree at, String pointer, String message) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(file, at.mark().line(), at.mark().column(), pointer, message);
    } else {
      unlisted++;
    }
  }
}
