package arboretum.sim.fuzz;

import java.util.List;
import java.util.Optional;

/**
 * Cells of the coverage that are known to stay empty, each with the reason; named in the report.
 */
final class KnownGaps {
  private record Gap(String row, String column, String reason) {}

  private static final List<Gap> GAPS = List.of();

  private KnownGaps() {}

  /** Returns why a cell may be empty; empty if it may not. */
  static Optional<String> reason(Coverage.Cell cell) {
    return GAPS.stream()
        .filter(gap -> gap.row().equals(cell.row()) && gap.column().equals(cell.column()))
        .map(Gap::reason)
        .findFirst();
  }
}
