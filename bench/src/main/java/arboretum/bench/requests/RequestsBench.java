package arboretum.bench.requests;

import arboretum.check.Check;
import arboretum.experiment.metric.Distribution;
import arboretum.experiment.metric.MetricRegistry;
import arboretum.experiment.metric.RunResult;
import arboretum.experiment.metric.ServiceFacts;
import arboretum.experiment.plan.Roles;
import arboretum.experiment.plan.RunPlan;
import arboretum.sim.world.Observer;
import arboretum.sim.world.SimDriver;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A client on every device calls a service: arrival, resolution, connection, transfer, queue,
 * service and response of each request, beside the heartbeats of all devices. First asserts the
 * outcome: as many requests as the rate says, none failed, all answered but those that are open at
 * the end, and servers as busy as they have to be. Then reports requests per second of processor
 * time, all of the run included.
 */
public final class RequestsBench {
  private static final int FULL_SECONDS = 600;
  private static final int QUICK_SECONDS = 60;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MEDIAN = 0.5;

  /** Standard deviations within which a Poisson count has to be. */
  private static final double DEVIATIONS = 6;

  private final Options options;
  private final PrintStream out;

  private RequestsBench(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /**
   * What to run.
   *
   * @param workers devices, each with a client
   * @param simulatedSeconds length of each run, above the warm-up
   * @param rounds odd; medians are of them
   */
  public record Options(int workers, int simulatedSeconds, int rounds) {
    /** Returns 10,000 devices, ten simulated minutes, three rounds. */
    public static Options full() {
      return new Options(10_000, FULL_SECONDS, 3);
    }

    /** Returns 1,000 devices, one simulated minute, one round. */
    public static Options quick() {
      return new Options(1_000, QUICK_SECONDS, 1);
    }
  }

  /**
   * One way to resolve.
   *
   * @param resolution in words
   * @param events that the engine ran
   * @param cpuSeconds time of the thread on a processor, building and checks included
   */
  public record Row(String resolution, long requests, long events, double cpuSeconds) {
    /** Returns simulated requests per second of processor time. */
    public double perSecond() {
      return requests / cpuSeconds;
    }
  }

  /**
   * Runs both ways and prints a table.
   *
   * @return the oracle's row, then that of the roles
   * @throws IllegalStateException if the outcome is not what it has to be
   */
  public static List<Row> run(Options options, PrintStream out) throws InterruptedException {
    return new RequestsBench(options, out).rows();
  }

  private List<Row> rows() throws InterruptedException {
    once(Math.min(options.workers(), 1_000), QUICK_SECONDS, true); // until it is compiled
    List<Row> oracle = new ArrayList<>();
    List<Row> roles = new ArrayList<>();
    for (int round = 0; round < options.rounds(); round++) {
      oracle.add(once(options.workers(), options.simulatedSeconds(), false));
      roles.add(once(options.workers(), options.simulatedSeconds(), true));
    }
    out.printf(
        Locale.ROOT,
        "Requests of %,d devices, %,d instances, %d simulated seconds; medians of %d%n%n",
        options.workers(),
        CallingPlan.instances(options.workers()),
        options.simulatedSeconds(),
        options.rounds());
    out.printf(
        Locale.ROOT,
        "%-10s %12s %12s %8s %12s%n",
        "resolution",
        "requests",
        "events",
        "cpu s",
        "requests/s");
    List<Row> medians = List.of(median(oracle), median(roles));
    medians.forEach(this::print);
    out.println();
    out.println("all requests are accounted for; servers are as busy as the rate says");
    return medians;
  }

  private static Row median(List<Row> rows) {
    rows.sort(Comparator.comparingDouble(Row::cpuSeconds));
    return rows.get(rows.size() / 2);
  }

  private void print(Row row) {
    out.printf(
        Locale.ROOT,
        "%-10s %,12d %,12d %8.2f %,12.0f%n",
        row.resolution(),
        row.requests(),
        row.events(),
        row.cpuSeconds(),
        row.perSecond());
  }

  private static Row once(int workers, int seconds, boolean byRoles) throws InterruptedException {
    long beganNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    RunPlan plan = CallingPlan.of(workers, CallingPlan.SECOND * seconds, byRoles);
    SimDriver.Outcome outcome =
        new SimDriver(
                (p, policies) -> new Roles(p, policies)::create,
                Check.Level.CHEAP,
                MetricRegistry.standard(),
                p -> ServiceFacts.NONE,
                p -> Observer.NONE)
            .play(plan);
    long cpuNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - beganNanos;
    long requests = check(plan, workers, outcome.result());
    return new Row(
        byRoles ? "roles" : "oracle",
        requests,
        outcome.executedEvents(),
        cpuNanos / NANOS_PER_SECOND);
  }

  /** Checks the outcome and returns the number of requests. */
  private static long check(RunPlan plan, int workers, RunResult result) {
    double seconds = (plan.durationNanos() - CallingPlan.WARM_UP_NANOS) / NANOS_PER_SECOND;
    double wanted = workers * CallingPlan.RATE * seconds;
    double requests = result.scalars().getOrDefault("requests_all", Double.NaN);
    require(Math.abs(requests - wanted) < DEVIATIONS * Math.sqrt(wanted), "requests", requests);
    Distribution times = result.distributions().get("request_time");
    if (times == null) {
      throw new IllegalStateException("no request was timed");
    }
    require(times.failed() == 0, "failed requests", (double) times.failed());
    double observed = times.observed();
    require(observed + times.censored() == requests, "answered requests", observed);
    // An open request takes about 40 ms of way and some of service: no more than of half a second.
    require(
        times.censored() < workers * CallingPlan.RATE / 2,
        "open requests",
        (double) times.censored());
    require(times.quantileSeconds(MEDIAN) > 0.04, "median time", times.quantileSeconds(MEDIAN));
    double busy =
        result.breakdown().stream()
            .filter(row -> row.metric().equals("instance_utilisation"))
            .mapToDouble(RunResult.Labelled::value)
            .average()
            .orElse(Double.NaN);
    require(Math.abs(busy - CallingPlan.BUSY) < 0.02, "share of busy servers", busy);
    return Math.round(requests);
  }

  private static void require(boolean condition, String what, double found) {
    if (!condition) {
      throw new IllegalStateException("not as it has to be: " + what + ": " + found);
    }
  }
}
