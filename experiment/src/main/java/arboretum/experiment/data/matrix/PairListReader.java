package arboretum.experiment.data.matrix;

import arboretum.experiment.data.csv.Decimal;
import arboretum.experiment.data.csv.TextFile;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import arboretum.experiment.problem.Problems;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads round-trip times that are listed pair by pair: a header of three names, then {@code
 * from,to,milliseconds}. Nodes are those that are measured from and to, in the order in which they
 * first are measured from; a pair that is not listed has no round-trip time. Used once.
 */
final class PairListReader {
  private static final int COLUMNS = 3;
  private static final double MICROS_PER_MILLI = 1_000;

  private record Pair(String from, String to, int micros) {}

  private final Path path;
  private final String file;
  private final Problems problems = new Problems();
  private final List<Pair> pairs = new ArrayList<>();
  private final Map<String, Integer> lines = new TreeMap<>();

  PairListReader(Path path) {
    this.path = path;
    this.file = path.toString();
  }

  /** Returns whether the first two lines of a file look like such a list. */
  static boolean fits(Path path) {
    try (var in = TextFile.reader(path)) {
      Optional<String> header = line(in);
      Optional<String> first = line(in);
      return header.isPresent()
          && first.isPresent()
          && numbers(header.get()).equals(List.of(false, false, false))
          && numbers(first.get()).equals(List.of(false, false, true));
    } catch (IOException e) {
      return false; // whoever reads it will say why
    }
  }

  private static Optional<String> line(BufferedReader in) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  private static List<Boolean> numbers(String line) {
    return Arrays.stream(line.split(",", -1)).map(f -> !Double.isNaN(Decimal.parse(f))).toList();
  }

  LatencyMatrix read() {
    try (var in = TextFile.reader(path)) {
      int number = 0;
      boolean header = true;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (!line.isBlank() && !line.startsWith("#")) {
          if (!header) {
            pair(line.split(",", -1), number);
          }
          header = false;
        }
      }
    } catch (IOException e) {
      throw new InputException(Problem.of(file, TextFile.reason(e)));
    }
    problems.throwIfAny();
    return matrix();
  }

  private void pair(String[] fields, int line) {
    if (problems.size() >= MatrixReader.MAX_PROBLEMS) {
      return;
    }
    if (fields.length != COLUMNS) {
      problems.add(file, line, 0, "", fields.length + " fields; allowed: from,to,milliseconds");
      return;
    }
    double millis = Decimal.parse(fields[2]);
    if (!(millis >= 0 && millis <= LatencyMatrix.MAX_RTT_MILLIS)) {
      String rule = "\"" + fields[2] + "\"; allowed: a round-trip time from 0 to 1000000 ms";
      problems.add(file, line, COLUMNS, "round-trip time", rule);
      return;
    }
    Integer before = lines.putIfAbsent(fields[0] + "," + fields[1], line);
    if (before != null) {
      String pair = "\"" + fields[0] + "\" to \"" + fields[1] + "\"";
      problems.add(file, line, 1, "", pair + " stands on line " + before + " already");
      return;
    }
    int micros = (int) Math.round(millis * MICROS_PER_MILLI);
    pairs.add(new Pair(fields[0].strip(), fields[1].strip(), micros));
  }

  private LatencyMatrix matrix() {
    Set<String> nodes = new LinkedHashSet<>();
    Set<String> reached = new LinkedHashSet<>();
    for (Pair pair : pairs) {
      nodes.add(pair.from());
      reached.add(pair.to());
    }
    nodes.retainAll(reached);
    if (nodes.isEmpty()) {
      throw new InputException(Problem.of(file, "no node is measured both from and to"));
    }
    Map<String, Integer> index = new LinkedHashMap<>();
    nodes.forEach(node -> index.put(node, index.size()));
    int size = nodes.size();
    int[] micros = new int[size * size];
    Arrays.fill(micros, LatencyMatrix.MISSING);
    for (int node = 0; node < size; node++) {
      micros[node * size + node] = 0;
    }
    for (Pair pair : pairs) {
      Integer from = index.get(pair.from());
      Integer to = index.get(pair.to());
      if (from != null && to != null && !from.equals(to)) {
        micros[from * size + to] = pair.micros();
      }
    }
    return new LatencyMatrix(size, micros, new ArrayList<>(nodes));
  }
}
