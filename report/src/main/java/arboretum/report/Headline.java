package arboretum.report;

import java.util.List;

/**
 * A number that a person looks at first.
 *
 * @param title with its unit
 * @param metric the metric
 * @param labelValue value of its labels; empty for all together
 * @param statistic as in {@link SummaryRow}
 */
record Headline(String title, String metric, String labelValue, String statistic) {
  private static final String VALUE = "value";

  static final List<Headline> ALL =
      List.of(
          new Headline("deploy_time, median (s)", "deploy_time", "", "p50"),
          new Headline("deploy_time, 95th (s)", "deploy_time", "", "p95"),
          new Headline("detection_time, median (s)", "detection_time", "", "p50"),
          new Headline("recovery_time, median (s)", "recovery_time", "", "p50"),
          new Headline("recovery_time, 95th (s)", "recovery_time", "", "p95"),
          new Headline("availability", "availability", "", VALUE),
          new Headline("outage, mean per service (s)", "outage", "", "mean"),
          new Headline("duplicate_time (s)", "duplicate_time", "", VALUE),
          new Headline("instances requested", "requested", "", VALUE),
          new Headline("  running", "instances", "running", VALUE),
          new Headline("  finished", "instances", "finished", VALUE),
          new Headline("  pending", "instances", "pending", VALUE),
          new Headline("  rejected", "instances", "rejected", VALUE),
          new Headline("  failed", "instances", "failed", VALUE),
          new Headline("  withdrawn", "instances", "withdrawn", VALUE),
          new Headline("offers", "offers", "", VALUE),
          new Headline("  refused", "offers_refused", "", VALUE),
          new Headline("  wrong, stale view", "wrong_delegations", "stale-view", VALUE),
          new Headline(
              "  wrong, aggregate ambiguity", "wrong_delegations", "aggregate-ambiguity", VALUE),
          new Headline("placements", "placements", "", VALUE),
          new Headline("recoveries", "recoveries", "", VALUE),
          new Headline("escalations", "escalations", "", VALUE),
          new Headline("peak_allocation, CPU", "peak_allocation", "cpu", VALUE),
          new Headline("peak_allocation, memory", "peak_allocation", "memory", VALUE),
          new Headline("peak_allocation, GPU", "peak_allocation", "gpu", VALUE),
          new Headline("messages", "messages", "", VALUE),
          new Headline("message_bytes", "message_bytes", "", VALUE));
}
