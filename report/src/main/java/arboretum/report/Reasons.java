package arboretum.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why instances do not run at the end. */
final class Reasons {
  private Reasons() {}

  /**
   * Returns for example {@code 12 (7 cpu, 5 memory)}, means over replications; empty if there are
   * none.
   *
   * @param what {@code rejected} or {@code pending}
   */
  static Optional<String> of(Summary summary, String what, int point) {
    List<SummaryRow> rows =
        summary.find(what + "_reason", point).stream()
            .filter(row -> !row.labelValue().isEmpty() && row.interval().mean() > 0)
            .sorted(
                Comparator.comparingDouble((SummaryRow row) -> row.interval().mean())
                    .reversed()
                    .thenComparing(SummaryRow::labelValue))
            .toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    double sum = rows.stream().mapToDouble(row -> row.interval().mean()).sum();
    String reasons =
        rows.stream()
            .map(row -> Figures.of(row.interval().mean()) + " " + row.labelValue())
            .collect(Collectors.joining(", "));
    return Optional.of(Figures.of(sum) + " (" + reasons + ")");
  }
}
