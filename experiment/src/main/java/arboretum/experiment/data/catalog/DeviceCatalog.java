package arboretum.experiment.data.catalog;

import arboretum.experiment.data.csv.CsvRow;
import arboretum.experiment.data.csv.CsvTable;
import arboretum.experiment.data.csv.TextFile;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Nearest;
import arboretum.experiment.problem.Problem;
import arboretum.experiment.problem.Problems;
import arboretum.units.BitsPerSecond;
import arboretum.units.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The kinds of device that a scenario can name, with a source for each number: {@code devices.csv}.
 * Immutable.
 */
public final class DeviceCatalog {
  private static final String RESOURCE = "devices.csv";
  private static final List<String> COLUMNS = List.of("device", "field", "value", "unit", "source");
  private static final Map<String, String> UNITS = units();
  private static final Pattern SOURCE = Pattern.compile("(stated|measured|derived|assumed): .+");
  private static final long BITS_PER_MEGABIT = 1_000_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Map<String, DeviceProfile> devices = new LinkedHashMap<>();

  private DeviceCatalog() {}

  private static Map<String, String> units() {
    var units = new LinkedHashMap<String, String>();
    units.put("architecture", "");
    units.put("cores", "");
    units.put("memory", "MiB");
    units.put("gpus", "");
    units.put("speed", "");
    units.put("downlink", "Mbit/s");
    units.put("boot", "ms");
    return units;
  }

  /** Returns the devices that come with the program. */
  public static DeviceCatalog bundled() {
    try (InputStream in = DeviceCatalog.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the build did not pack " + RESOURCE);
      }
      return read(RESOURCE, TextFile.reader(in));
    } catch (IOException e) {
      throw new IllegalStateException("the packed device catalogue can't be read", e);
    }
  }

  /**
   * Reads a catalogue from a reader that the caller closes.
   *
   * @throws InputException with everything that is wrong with it
   */
  static DeviceCatalog read(String name, BufferedReader in) {
    var problems = new Problems();
    var rows = new LinkedHashMap<String, SortedMap<String, CsvRow>>();
    CsvTable.read(name, in, COLUMNS, problems, row -> collect(row, rows));
    var catalog = new DeviceCatalog();
    for (var device : rows.entrySet()) {
      if (device.getValue().size() == UNITS.size()) {
        catalog.devices.put(device.getKey(), profile(device.getKey(), device.getValue()));
      } else {
        String message = "has " + device.getValue().keySet() + "; wanted " + UNITS.keySet();
        problems.add(new Problem(name, 0, 0, device.getKey(), message));
      }
    }
    problems.throwIfAny();
    return catalog;
  }

  private static void collect(CsvRow row, Map<String, SortedMap<String, CsvRow>> rows) {
    String field = row.text("field");
    if (!UNITS.containsKey(field)) {
      row.problem("field", "\"" + field + "\"; allowed: " + String.join(", ", UNITS.keySet()));
      return;
    }
    if (!row.text("unit").equals(UNITS.get(field))) {
      row.problem("unit", "\"" + row.text("unit") + "\"; allowed: \"" + UNITS.get(field) + "\"");
    }
    if (!SOURCE.matcher(row.text("source")).matches()) {
      row.problem("source", "begins with none of: stated, measured, derived, assumed");
    }
    rows.computeIfAbsent(row.name("device"), name -> new TreeMap<>()).put(field, row);
  }

  private static DeviceProfile profile(String name, SortedMap<String, CsvRow> rows) {
    var sources = new TreeMap<String, String>();
    rows.forEach((field, row) -> sources.put(field, row.text("source")));
    return new DeviceProfile(
        name,
        row(rows, "architecture").name("value"),
        (int) row(rows, "cores").whole("value", 1, 10_000),
        Bytes.ofMebi(row(rows, "memory").whole("value", 1, 1L << 30)),
        (int) row(rows, "gpus").whole("value", 0, 1_000),
        row(rows, "speed").number("value", 0.001, 1_000),
        new BitsPerSecond(row(rows, "downlink").whole("value", 1, 10_000_000) * BITS_PER_MEGABIT),
        row(rows, "boot").whole("value", 0, 1_000_000) * NANOS_PER_MILLI,
        sources);
  }

  private static CsvRow row(SortedMap<String, CsvRow> rows, String field) {
    CsvRow row = rows.get(field);
    if (row == null) {
      throw new IllegalStateException("field " + field + " was checked to be there");
    }
    return row;
  }

  /** Returns the device of that name, written exactly so. */
  public Optional<DeviceProfile> find(String name) {
    return Optional.ofNullable(devices.get(name));
  }

  /** Returns the known name that {@code name} most likely meant. */
  public Optional<String> nearest(String name) {
    return Nearest.of(name, devices.keySet());
  }

  /** Returns the names of all devices, in the order of the file. */
  public List<String> names() {
    return List.copyOf(devices.keySet());
  }
}
