package arboretum.experiment.data.matrix;

import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import java.nio.file.Path;
import java.util.List;

/**
 * Round-trip times between the nodes of a measured network; it need not be symmetric. Immutable.
 *
 * <p>Kept as whole microseconds in one int array, row after row: 4 bytes a pair, 100 MB for 5,000
 * nodes. Measurements are rarely finer than a microsecond.
 */
public final class LatencyMatrix {
  /** Most nodes that a matrix may have. */
  public static final int MAX_SIZE = 10_000;

  /** Longest round-trip time that is believed, in milliseconds. */
  public static final double MAX_RTT_MILLIS = 1_000_000;

  /** What stands for a pair that was not measured. */
  static final int MISSING = -1;

  private static final long NANOS_PER_MICRO = 1_000;

  private final int size;
  private final int[] rttMicros;
  private final List<String> names;

  LatencyMatrix(int size, int[] rttMicros, List<String> names) {
    this.size = size;
    this.rttMicros = rttMicros;
    this.names = List.copyOf(names);
  }

  /**
   * Reads a CSV file of round-trip times in milliseconds, gzipped or not: a square one, or a list
   * of pairs under a header of three names ({@code from,to,milliseconds}). Lines that are empty or
   * begin with {@code #} are skipped; a first row in which no field is a number is a header of
   * names. Values are rounded to the nearest microsecond.
   *
   * @throws InputException naming file, line, field and value of every defect (the first {@value
   *     MatrixReader#MAX_PROBLEMS} of them): rows of unequal length, fields that are no number,
   *     negative values, a diagonal that isn't 0, more or fewer rows than columns, an empty file
   */
  public static LatencyMatrix read(Path file) {
    return PairListReader.fits(file)
        ? new PairListReader(file).read()
        : new MatrixReader(file).read();
  }

  /**
   * Reads a file in which every pair has a round-trip time, as a network needs it.
   *
   * @throws InputException as {@link #read}, and if some pair has none
   */
  public static LatencyMatrix readWhole(Path file) {
    LatencyMatrix matrix = read(file);
    int missing = 0;
    for (int micros : matrix.rttMicros) {
      missing += micros == MISSING ? 1 : 0;
    }
    if (missing > 0) {
      String message = missing + " pairs have no round-trip time; a network needs one for each";
      throw new InputException(Problem.of(file.toString(), message));
    }
    return matrix;
  }

  /** Returns the number of nodes, at least 1. */
  public int size() {
    return size;
  }

  /** Returns the names of the header, or nothing if the file had none. */
  public List<String> names() {
    return names;
  }

  /** Returns whether a pair was measured; all are in a square file. */
  public boolean has(int i, int j) {
    return rttMicros[i * size + j] != MISSING;
  }

  /**
   * Returns the round-trip time from row {@code i} to column {@code j} in nanoseconds; below 0 if
   * it was not measured.
   */
  public long rttNanos(int i, int j) {
    return rttMicros[i * size + j] * NANOS_PER_MICRO;
  }

  /** Returns half the round-trip time in nanoseconds: all that a round trip tells of one way. */
  public long oneWayNanos(int i, int j) {
    return rttNanos(i, j) / 2;
  }
}
