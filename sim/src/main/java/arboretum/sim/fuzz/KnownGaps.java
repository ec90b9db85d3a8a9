package arboretum.sim.fuzz;

import java.util.List;
import java.util.Optional;

/**
 * Cells of the coverage that are known to stay empty, each with the reason; named in the report.
 */
final class KnownGaps {
  private static final String NO_ROLE = "no role takes this edge: it is legal, and unused";
  private static final String RACE = "a race so rare that thousands of seeds have not met it";
  private static final String SELDOM =
      "workers refuse so seldom that such a message is hardly ever disturbed";

  private record Gap(String row, String column, String reason) {}

  private static final List<Gap> GAPS =
      List.of(
          new Gap("NODE_SCHEDULED", "PLACED", NO_ROLE),
          new Gap("CREATED", "PLACED", NO_ROLE),
          new Gap("CREATED", "REFUSED", RACE),
          new Gap("NO_ACTIVE_CLUSTER_WITH_CAPACITY", "RESCHEDULED", RACE),
          new Gap("NO_ACTIVE_CLUSTER_WITH_CAPACITY", "RETURNED", RACE),
          new Gap("NO_WORKER_CAPACITY", "RETURNED", RACE),
          new Gap("deploy-refused", "lost", SELDOM),
          new Gap("deploy-refused", "duplicated", SELDOM),
          new Gap("deploy-refused", "late", SELDOM),
          new Gap("deploy-refused", "reordered", SELDOM));

  private KnownGaps() {}

  /** Returns why a cell may be empty; empty if it may not. */
  static Optional<String> reason(Coverage.Cell cell) {
    return GAPS.stream()
        .filter(gap -> gap.row().equals(cell.row()) && gap.column().equals(cell.column()))
        .map(Gap::reason)
        .findFirst();
  }
}
