package arboretum.experiment.data.importer;

import arboretum.experiment.data.csv.Decimal;
import arboretum.experiment.data.csv.TextFile;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import arboretum.experiment.problem.Problems;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * The 18 PlanetLab time slices of NetLatency-Data, each a square matrix of round-trip times in ms
 * with tabs between them, as their element-wise median and as one row per unordered pair.
 *
 * <p>Arithmetic, fixed because the bytes depend on it: an entry is read as the nearest float; the
 * median is the mean of the two middle entries, taken in double; both are rounded from their exact
 * binary value to 3 and 1 decimals, halves to even, and written without trailing zeros.
 */
final class PlanetLabImporter implements Importer {
  private static final int SLICES = 18;
  private static final int MEDIAN_DECIMALS = 3;
  private static final int SLICE_DECIMALS = 1;

  @Override
  public String name() {
    return "planetlab-490";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void run(Path origin, Path target) throws IOException {
    var problems = new Problems();
    List<float[][]> slices = new ArrayList<>();
    for (int k = 1; k <= SLICES; k++) {
      slices.add(slice(origin.resolve("PlanetLab/PlanetLabData_" + k), problems));
    }
    problems.throwIfAny();
    int size = slices.getFirst().length;
    for (int k = 1; k < SLICES; k++) {
      if (slices.get(k).length != size) {
        String message = slices.get(k).length + " rows; slice 1 has " + size;
        throw new InputException(Problem.of("PlanetLab/PlanetLabData_" + (k + 1), message));
      }
    }
    writeMedian(slices, size, target.resolve("rtt_median_ms.csv.gz"));
    writeSlices(slices, size, target.resolve("rtt_slices_ms.csv.gz"));
    Files.copy(origin.resolve("LICENSE"), target.resolve("LICENSE"));
  }

  private static float[][] slice(Path file, Problems problems) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    float[][] matrix = new float[lines.size()][];
    for (int row = 0; row < matrix.length; row++) {
      String[] fields = lines.get(row).split("\t", -1);
      matrix[row] = new float[fields.length];
      if (fields.length != matrix.length) {
        String message = fields.length + " fields; the file has " + matrix.length + " rows";
        problems.add(file.toString(), row + 1, 0, "", message);
      }
      for (int column = 0; column < fields.length; column++) {
        if (!(Decimal.parse(fields[column]) >= 0)) {
          String message =
              "\"" + fields[column] + "\"; allowed: a round-trip time of at least 0 ms";
          problems.add(file.toString(), row + 1, column + 1, "", message);
        } else {
          matrix[row][column] = Float.parseFloat(fields[column]);
        }
      }
    }
    return matrix;
  }

  private static void writeMedian(List<float[][]> slices, int size, Path file) throws IOException {
    try (var out = gzip(file)) {
      float[] values = new float[SLICES];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          for (int k = 0; k < SLICES; k++) {
            values[k] = slices.get(k)[i][j];
          }
          Arrays.sort(values);
          double median = ((double) values[SLICES / 2 - 1] + values[SLICES / 2]) / 2;
          out.write(j == 0 ? "" : ",");
          out.write(decimal(median, MEDIAN_DECIMALS));
        }
        out.write('\n');
      }
    }
  }

  private static void writeSlices(List<float[][]> slices, int size, Path file) throws IOException {
    try (var out = gzip(file)) {
      var line = new StringBuilder("i,j");
      for (int k = 1; k <= SLICES; k++) {
        line.append(",t").append(k);
      }
      out.append(line.append('\n'));
      for (int i = 0; i < size; i++) {
        for (int j = i + 1; j < size; j++) {
          line.setLength(0);
          line.append(i).append(',').append(j);
          for (float[][] slice : slices) {
            line.append(',').append(decimal(slice[i][j], SLICE_DECIMALS));
          }
          out.append(line.append('\n'));
        }
      }
    }
  }

  private static String decimal(double value, int decimals) {
    BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
    return rounded.stripTrailingZeros().toPlainString();
  }

  private static Writer gzip(Path file) throws IOException {
    return TextFile.writer(new GZIPOutputStream(Files.newOutputStream(file)));
  }
}
