package arboretum.experiment.metric;

import arboretum.experiment.metric.Distribution.Exactness;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.jspecify.annotations.Nullable;

/** Collects durations: as they are up to a limit, beyond it in a histogram. Not thread-safe. */
final class DurationSamples {
  /** Values kept as they are; above, 3 significant digits. */
  static final int EXACT_LIMIT = 200_000;

  private static final int DIGITS = 3;

  private long[] values = new long[16];
  private int size;
  private @Nullable Histogram histogram;
  private long censored;
  private long failed;

  void add(long nanos) {
    if (histogram != null) {
      histogram.recordValue(nanos);
      return;
    }
    if (size == EXACT_LIMIT) {
      Histogram created = new Histogram(DIGITS);
      for (int i = 0; i < size; i++) {
        created.recordValue(values[i]);
      }
      created.recordValue(nanos);
      histogram = created;
      values = new long[0];
      size = 0;
      return;
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.min(EXACT_LIMIT, 2 * size));
    }
    values[size++] = nanos;
  }

  void addCensored() {
    censored++;
  }

  void addFailed() {
    failed++;
  }

  Distribution distribution() {
    return histogram == null ? exact() : approximate(histogram);
  }

  private Distribution exact() {
    long[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    long[] counts = new long[size];
    int distinct = 0;
    for (long value : sorted) {
      if (distinct > 0 && sorted[distinct - 1] == value) {
        counts[distinct - 1]++;
      } else {
        sorted[distinct] = value;
        counts[distinct++] = 1;
      }
    }
    return new Distribution(
        Arrays.copyOf(sorted, distinct),
        Arrays.copyOf(counts, distinct),
        censored,
        failed,
        Exactness.EXACT);
  }

  private Distribution approximate(Histogram from) {
    long[] nanos = new long[16];
    long[] counts = new long[16];
    int distinct = 0;
    for (HistogramIterationValue bucket : from.recordedValues()) {
      if (distinct == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * distinct);
        counts = Arrays.copyOf(counts, 2 * distinct);
      }
      nanos[distinct] = from.medianEquivalentValue(bucket.getValueIteratedTo());
      counts[distinct++] = bucket.getCountAddedInThisIterationStep();
    }
    return new Distribution(
        Arrays.copyOf(nanos, distinct),
        Arrays.copyOf(counts, distinct),
        censored,
        failed,
        Exactness.HISTOGRAM);
  }
}
