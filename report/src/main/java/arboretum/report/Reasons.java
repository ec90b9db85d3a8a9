package arboretum.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Why instances do not run at the end, and why offers were refused. */
final class Reasons {
  private Reasons() {}

  /**
   * Returns the label values of a counter that are above zero at some point of the sweep; the most
   * frequent over all points first.
   */
  static List<String> labels(Summary summary, String metric) {
    Map<String, Double> sums = new TreeMap<>();
    for (SummaryRow row : summary.rows()) {
      if (row.metric().name().equals(metric)
          && !row.labelValue().isEmpty()
          && row.interval().mean() > 0) {
        sums.merge(row.labelValue(), row.interval().mean(), Double::sum);
      }
    }
    return sums.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

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
