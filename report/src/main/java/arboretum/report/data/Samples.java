package arboretum.report.data;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The durations of one metric in some replications: how often each was seen, and what was not. */
public final class Samples {
  private final SortedMap<Double, Long> counts = new TreeMap<>();
  private long censored;
  private long failed;

  /** Adds a row of {@code samples.csv}. */
  void add(Map<String, String> row) {
    long count = Long.parseLong(row.getOrDefault("count", "0"));
    switch (row.getOrDefault("kind", "")) {
      case "observed" -> counts.merge(RunData.number(row, "value_s"), count, Long::sum);
      case "censored" -> censored += count;
      case "failed" -> failed += count;
      default -> throw new IllegalStateException("samples.csv has a row of no known kind: " + row);
    }
  }

  /** Adds those of another replication. */
  public void addAll(Samples other) {
    other.counts.forEach((value, count) -> counts.merge(value, count, Long::sum));
    censored += other.censored;
    failed += other.failed;
  }

  /** Returns how often each value in seconds was seen. */
  public SortedMap<Double, Long> counts() {
    return counts;
  }

  public long censored() {
    return censored;
  }

  public long failed() {
    return failed;
  }
}
