package arboretum.experiment.metric;

import arboretum.experiment.workload.CallPlan;
import arboretum.experiment.workload.RequestPlan;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of requests. Each belongs to the time at which it began; those that began before the
 * end of the warm-up are left out. Called for every request, so it allocates nothing then. Not
 * thread-safe.
 */
public final class RequestBook implements RequestLog {
  /** The round trip to the closest instance where none is known. */
  public static final long NOWHERE = -1;

  /** Instances whose round trips differ by no more count as equally close. */
  private static final long SAME_NANOS = 500_000;

  private static final String[] PART_METRICS = {
    "resolution_time", "network_time", "queue_time", "service_time", "retry_time"
  };
  // source: nothing of the model: units
  private static final double SECONDS = 1e-9;
  private static final long ONE_AS_NANOS = 1_000_000_000L;

  private final RequestPlan plan;
  private final long fromNanos;
  private final long endNanos;
  private final DurationSamples times = new DurationSamples();
  private final DurationSamples[] parts = new DurationSamples[PARTS];
  private final DurationSamples stretches = new DurationSamples();
  private final DurationSamples penalties = new DurationSamples();
  private final long[] asked;
  private final long[] answered;
  private final long[] failed;
  private final long[] censored;
  private final double[] sumNanos;
  private final SortedMap<String, long[]> failures = new TreeMap<>();
  private final SortedMap<String, long[]> retries = new TreeMap<>();
  private final SortedMap<String, long[]> found = new TreeMap<>();
  private final SortedMap<String, Double> instanceRequests = new TreeMap<>();
  private final SortedMap<String, Double> instanceUse = new TreeMap<>();
  private final DurationSamples queries = new DurationSamples();
  private long stale;
  private long closest;

  /**
   * @param fromNanos end of the warm-up
   * @param endNanos end of the run
   */
  public RequestBook(RequestPlan plan, long fromNanos, long endNanos) {
    this.plan = plan;
    this.fromNanos = fromNanos;
    this.endNanos = endNanos;
    int calls = plan.calls().size();
    asked = new long[calls];
    answered = new long[calls];
    failed = new long[calls];
    censored = new long[calls];
    sumNanos = new double[calls];
    for (int part = 0; part < PARTS; part++) {
      parts[part] = new DurationSamples();
    }
  }

  @Override
  public void began(int call, long bornNanos) {
    if (bornNanos >= fromNanos) {
      asked[call]++;
    }
  }

  @Override
  public void answered(int call, long bornNanos, long endNanos, long[] split, int offset) {
    if (bornNanos < fromNanos) {
      return;
    }
    answered[call]++;
    long nanos = endNanos - bornNanos;
    sumNanos[call] += nanos;
    times.add(nanos);
    for (int part = 0; part < PARTS; part++) {
      parts[part].add(split[offset + part]);
    }
  }

  @Override
  public void failed(int call, long bornNanos, String reason) {
    if (bornNanos >= fromNanos) {
      failed[call]++;
      times.addFailed();
      count(failures, reason);
    }
  }

  @Override
  public void open(int call, long bornNanos) {
    if (bornNanos >= fromNanos) {
      censored[call]++;
      times.addCensored();
    }
  }

  @Override
  public void retried(long atNanos, String reason) {
    if (atNanos >= fromNanos) {
      count(retries, reason);
    }
  }

  @Override
  public void stale(long atNanos) {
    if (atNanos >= fromNanos) {
      stale++;
    }
  }

  @Override
  public void queried(long atNanos, long nanos) {
    if (atNanos >= fromNanos) {
      queries.add(nanos);
    }
  }

  @Override
  public void routed(long atNanos, long chosenNanos, long leastNanos, String how) {
    if (atNanos < fromNanos) {
      return;
    }
    count(found, how);
    if (leastNanos < 0) {
      return;
    }
    penalties.add(Math.max(0, chosenNanos - leastNanos));
    if (chosenNanos - leastNanos <= SAME_NANOS) {
      closest++;
    }
    if (leastNanos > 0) {
      double stretch = Math.max(1, chosenNanos / (double) leastNanos);
      stretches.add(Math.round(stretch * ONE_AS_NANOS));
    } else if (chosenNanos == 0) {
      stretches.add(ONE_AS_NANOS);
    }
  }

  @Override
  public void instance(String instance, long requests, double busy) {
    instanceRequests.merge(instance, (double) requests, Double::sum);
    instanceUse.merge(instance, busy, Double::sum);
  }

  void finish(RunResult.Builder result) {
    long all = 0;
    double seconds = (endNanos - fromNanos) * SECONDS;
    for (int call = 0; call < asked.length; call++) {
      CallPlan of = plan.calls().get(call);
      all += asked[call];
      result.labelled("requests", of.name(), (double) asked[call]);
      result.labelled("requests_answered", of.name(), (double) answered[call]);
      result.labelled("requests_censored", of.name(), (double) censored[call]);
      result.labelled("throughput", of.name(), answered[call] / seconds);
      if (answered[call] > 0) {
        result.labelled("request_time_mean", of.name(), sumNanos[call] / answered[call] * SECONDS);
      }
    }
    labelled(result, "requests_failed", failures);
    labelled(result, "retries", retries);
    labelled(result, "routes", found);
    result.scalar("requests_all", (double) all);
    result.scalar("stale_routes", (double) stale);
    result.scalar("route_misses", (double) queries.distribution().observed());
    result.distribution("query_time", queries.distribution());
    long routed = penalties.distribution().observed();
    result.scalar("closest_share", routed == 0 ? Double.NaN : closest / (double) routed);
    result.distribution("request_time", times.distribution());
    for (int part = 0; part < PARTS; part++) {
      result.distribution(PART_METRICS[part], parts[part].distribution());
    }
    result.distribution("route_penalty", penalties.distribution());
    stretch(result, stretches.distribution());
    instanceRequests.forEach((label, n) -> result.labelled("instance_requests", label, n));
    instanceUse.forEach((label, share) -> result.labelled("instance_utilisation", label, share));
  }

  private static void stretch(RunResult.Builder result, Distribution stretch) {
    result.scalar("stretch_mean", stretch.meanSeconds());
    result.scalar("stretch_median", stretch.quantileSeconds(0.5));
    result.scalar("stretch_p90", stretch.quantileSeconds(0.9));
  }

  private static void labelled(
      RunResult.Builder result, String metric, SortedMap<String, long[]> counts) {
    counts.forEach((label, n) -> result.labelled(metric, label, (double) n[0]));
  }

  private static void count(SortedMap<String, long[]> counts, String label) {
    long[] n = counts.get(label);
    if (n == null) {
      n = new long[1];
      counts.put(label, n);
    }
    n[0]++;
  }
}
