package arboretum.experiment.scenario.keys;

import arboretum.experiment.data.catalog.Gazetteer;
import arboretum.experiment.data.catalog.Place;
import arboretum.experiment.scenario.format.Shape.One;
import arboretum.experiment.scenario.unit.Parsed;
import arboretum.units.GeoPoint;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Places, by name or by coordinates. */
final class Places {
  private static final Gazetteer GAZETTEER = Gazetteer.bundled();
  private static final Pattern COORDINATES =
      Pattern.compile("(\\d{1,2}(?:\\.\\d{1,9})?) ?([NS]) (\\d{1,3}(?:\\.\\d{1,9})?) ?([EW])");
  private static final String ALLOWED =
      "allowed: a city of the gazetteer, or coordinates such as \"48.14 N 11.58 E\"";
  private static final double MAX_LATITUDE = 90;
  private static final double MAX_LONGITUDE = 180;

  private Places() {}

  static One<GeoPoint> place() {
    return new One<>("place", "", List.of(), List.of(), false, Places::parse);
  }

  private static Parsed<GeoPoint> parse(String text) {
    Matcher parts = COORDINATES.matcher(text);
    if (parts.matches()) {
      double north = Double.parseDouble(parts.group(1));
      double east = Double.parseDouble(parts.group(3));
      if (north > MAX_LATITUDE || east > MAX_LONGITUDE) {
        return Parsed.bad("\"" + text + "\" is not on Earth; allowed: up to 90 N or S, 180 E or W");
      }
      return Parsed.good(
          new GeoPoint(
              parts.group(2).equals("S") ? -north : north,
              parts.group(4).equals("W") ? -east : east));
    }
    Optional<Place> place = GAZETTEER.find(text);
    if (place.isPresent()) {
      return Parsed.good(place.get().point());
    }
    String hint =
        GAZETTEER.nearest(text).map(name -> "; did you mean \"" + name + "\"?").orElse("");
    return Parsed.bad("unknown place \"" + text + "\"; " + ALLOWED + hint);
  }
}
