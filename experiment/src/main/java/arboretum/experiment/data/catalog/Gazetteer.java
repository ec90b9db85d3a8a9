package arboretum.experiment.data.catalog;

import arboretum.experiment.data.csv.CsvRow;
import arboretum.experiment.data.csv.CsvTable;
import arboretum.experiment.data.csv.TextFile;
import arboretum.experiment.problem.Nearest;
import arboretum.experiment.problem.Problems;
import arboretum.units.GeoPoint;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The places that a scenario can name. Coordinates: GeoNames (geonames.org, CC BY 4.0), selected
 * and rounded; {@code gazetteer.csv} says which. Immutable.
 */
public final class Gazetteer {
  private static final String RESOURCE = "gazetteer.csv";
  private static final List<String> COLUMNS =
      List.of("name", "country", "latitude", "longitude", "also");
  private static final double MAX_LATITUDE = 90;
  private static final double MAX_LONGITUDE = 180;
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  private final List<Place> places = new ArrayList<>();
  private final TreeMap<String, Place> bySpelling = new TreeMap<>();

  private Gazetteer() {}

  /** Returns the places that come with the program. */
  public static Gazetteer bundled() {
    var gazetteer = new Gazetteer();
    var problems = new Problems();
    try (InputStream in = Gazetteer.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the build did not pack " + RESOURCE);
      }
      CsvTable.read(RESOURCE, TextFile.reader(in), COLUMNS, problems, gazetteer::add);
    } catch (IOException e) {
      throw new IllegalStateException("the packed gazetteer can't be read", e);
    }
    problems.throwIfAny();
    return gazetteer;
  }

  private void add(CsvRow row) {
    var point =
        new GeoPoint(
            row.number("latitude", -MAX_LATITUDE, MAX_LATITUDE),
            row.number("longitude", -MAX_LONGITUDE, MAX_LONGITUDE));
    var place = new Place(row.name("name"), row.name("country"), point);
    places.add(place);
    index(row, place, place.name());
    for (String spelling : row.text("also").split(";", -1)) {
      if (!spelling.isBlank()) {
        index(row, place, spelling);
      }
    }
  }

  private void index(CsvRow row, Place place, String spelling) {
    Place other = bySpelling.put(key(spelling), place);
    if (other != null && !other.equals(place)) {
      row.problem("also", "\"" + spelling + "\" also means " + other.name());
    }
  }

  /** Returns the place of that name; upper and lower case and accents do not matter. */
  public Optional<Place> find(String name) {
    return Optional.ofNullable(bySpelling.get(key(name)));
  }

  /** Returns the known name that {@code name} most likely meant. */
  public Optional<String> nearest(String name) {
    return Nearest.of(key(name), bySpelling.keySet())
        .flatMap(key -> Optional.ofNullable(bySpelling.get(key)))
        .map(Place::name);
  }

  /** Returns all places, by name. */
  public List<Place> places() {
    return List.copyOf(places);
  }

  private static String key(String name) {
    String plain = Normalizer.normalize(name.strip(), Normalizer.Form.NFD);
    return ACCENTS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
