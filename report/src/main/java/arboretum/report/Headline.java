package arboretum.report;

import java.util.ArrayList;
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

  private static final List<Headline> FIXED =
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
          new Headline("requests", "requests_all", "", VALUE),
          new Headline("  answered", "requests_answered", "", VALUE),
          new Headline("  failed", "requests_failed", "", VALUE),
          new Headline("request_time, median (s)", "request_time", "", "p50"),
          new Headline("request_time, 95th (s)", "request_time", "", "p95"),
          new Headline("stretch, median", "stretch_median", "", VALUE),
          new Headline("offers", "offers", "", VALUE),
          new Headline("  refused", "offers_refused", "", VALUE),
          new Headline("placements", "placements", "", VALUE),
          new Headline("recoveries", "recoveries", "", VALUE),
          new Headline("escalations", "escalations", "", VALUE),
          new Headline("peak_allocation, CPU", "peak_allocation", "cpu", VALUE),
          new Headline("peak_allocation, memory", "peak_allocation", "memory", VALUE),
          new Headline("peak_allocation, GPU", "peak_allocation", "gpu", VALUE),
          new Headline("messages", "messages", "", VALUE),
          new Headline("message_bytes", "message_bytes", "", VALUE));

  /** Returns those of a run: refused offers by cause and by reason where there are any. */
  static List<Headline> of(Summary summary) {
    List<Headline> all = new ArrayList<>();
    for (Headline headline : FIXED) {
      all.add(headline);
      if (headline.metric().equals("offers_refused")) {
        for (String reason : Reasons.labels(summary, "offers_refused")) {
          all.add(new Headline("  refused, " + reason, "offers_refused", reason, VALUE));
        }
        for (String cause : Reasons.labels(summary, "wrong_delegations")) {
          String title = "  wrong, " + cause.replace('-', ' ');
          all.add(new Headline(title, "wrong_delegations", cause, VALUE));
        }
      }
    }
    return all;
  }
}
