package arboretum.experiment.metric;

import arboretum.experiment.metric.Metric.Kind;
import java.util.List;

/** The definitions of what {@link LimitBook} measures. */
final class LimitMetrics {
  private static final String WARM = "end of the warm-up";
  private static final String END = "end of the run";
  private static final String POPULATION =
      "instances requested after the warm-up of services with a limit on distance, on latency to"
          + " users that are nodes, or on distance or latency to a target service";
  private static final String NONE = "none";
  private static final String MODES =
      "simulation: the true delays and places of the plan; live: what is measured";

  private LimitMetrics() {}

  static List<Metric> all() {
    return List.of(
        metric(
            "limits_asked",
            "instances",
            Kind.COUNTER,
            "Instances that have limits on distance or latency.",
            NONE),
        metric(
            "limits_met",
            "1",
            Kind.RATIO,
            "Share of them whose first start met all limits in truth.",
            "nothing: one that never starts counts as one that broke a limit; of several instances"
                + " of a target the nearest counts, and a target that starts later is waited for"),
        new Metric(
            "limits_outcome",
            "instances",
            Kind.COUNTER,
            List.of("outcome"),
            "What became of them; adds up to limits_asked.",
            WARM,
            END,
            POPULATION
                + ": met; not-started; else the first limit that was broken: geo, latency (users) or"
                + " connectivity (target)",
            NONE,
            MODES),
        metric(
            "probed_workers",
            "workers",
            Kind.GAUGE,
            "Workers that were asked to measure for a placement, per instance.",
            NONE),
        metric(
            "probed_workers_most",
            "workers",
            Kind.GAUGE,
            "The most workers that were asked to measure for one instance.",
            NONE),
        metric(
            "probes",
            "probes",
            Kind.COUNTER,
            "Probes that placements asked for: workers times endpoints.",
            "the probes by which workers keep their coordinates"),
        time("rtt_to_users", "True round-trip time to the farthest of the users of a limit."),
        time("rtt_to_targets", "True round-trip time to the nearest instance of a target."));
  }

  private static Metric metric(String name, String unit, Kind kind, String doc, String exclusions) {
    return new Metric(name, unit, kind, List.of(), doc, WARM, END, POPULATION, exclusions, MODES);
  }

  private static Metric time(String name, String doc) {
    return new Metric(
        name,
        "s",
        Kind.TIME_DISTRIBUTION,
        List.of(),
        doc,
        "the first start of an instance",
        "the same moment",
        POPULATION + ", that have started",
        "instances that never started",
        MODES);
  }
}
