package arboretum.sim.fuzz;

import java.util.List;
import java.util.Optional;

/**
 * Cells of the coverage that are known to stay empty, each with the reason; named in the report.
 */
final class KnownGaps {
  private static final String ROOT_TORN =
      "needs a root whose journal was damaged, which is not drawn: wishes would be lost with it";

  private static final String BREAK_FIRST =
      "needs a cluster that restarts while a move has stopped the old copy and not started the next";

  private record Gap(String row, String column, String reason) {}

  private static final List<Gap> GAPS =
      List.of(
          new Gap("NODE_SCHEDULED", "PLACED", BREAK_FIRST),
          new Gap("NO_ACTIVE_CLUSTER_WITH_CAPACITY", "RESCHEDULED", ROOT_TORN),
          new Gap("NO_ACTIVE_CLUSTER_WITH_CAPACITY", "RETURNED", ROOT_TORN));

  private KnownGaps() {}

  /** Returns why a cell may be empty; empty if it may not. */
  static Optional<String> reason(Coverage.Cell cell) {
    return GAPS.stream()
        .filter(gap -> gap.row().equals(cell.row()) && gap.column().equals(cell.column()))
        .map(Gap::reason)
        .findFirst();
  }
}
