package arboretum.experiment.data.requests;

import arboretum.experiment.data.csv.CsvTable;
import arboretum.experiment.problem.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measured service times.
 *
 * @param nanos at least one
 */
public record MeasuredTimes(List<Long> nanos) {
  private static final String COLUMN = "seconds";
  private static final double MAX_SECONDS = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  public MeasuredTimes {
    nanos = List.copyOf(nanos);
  }

  /**
   * Reads a file with the column {@code seconds}.
   *
   * @throws arboretum.experiment.problem.InputException with every defect and its place
   */
  public static MeasuredTimes read(Path file) {
    var problems = new Problems();
    var nanos = new ArrayList<Long>();
    CsvTable.read(
        file,
        List.of(COLUMN),
        problems,
        row -> nanos.add(Math.round(row.number(COLUMN, 0, MAX_SECONDS) * NANOS_PER_SECOND)));
    if (nanos.isEmpty() && problems.isEmpty()) {
      problems.add(file.toString(), 0, 0, COLUMN, "has no rows; wanted: at least one time");
    }
    problems.throwIfAny();
    return new MeasuredTimes(nanos);
  }
}
