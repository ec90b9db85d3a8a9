package arboretum.experiment.metric;

/** Writes docs/METRICS.md from the registry. */
public final class MetricsPage {
  private static final String HEAD =
      """
      # Metrics

      Generated from the metric registry (`arboretum.experiment.metric`); do not edit. Nothing is written to a result
      file that is not defined here. All times are simulated or measured nanoseconds, written in seconds.

      - **Kinds.** A *counter*, *gauge* or *ratio* has one value per replication, or one per label value (in
        `breakdown.csv`; several labels are joined by `/`). A *time distribution* has one duration per member of its
        population; `runs.csv` then has its columns `_n` (observed), `_mean`, `_p50`, `_p95`, `_p99`, `_max` (s),
        `_censored` and `_failed`.
      - **Censored and failed.** *Censored*: the end was not seen, it may have come later. *Failed*: it can't come any
        more. Neither enters a mean; both are counted beside it. Quantiles and distribution functions take them as
        longer than everything observed, so a quantile that falls among them is empty and a curve ends below 1.
      - **Quantiles** are of type 7 (Hyndman and Fan, The American Statistician 50(4), 1996).
      - **Exactness.** Up to 200,000 values per metric and replication are kept as they are. Beyond that they are kept
        in a histogram with 3 significant digits (at most 0.1 % off); `exact` in `samples.csv` says which.
      - **Warm-up.** A time distribution counts what starts at or after the end of the warm-up.

      ## Tables of a run

      Each begins with a line `# arboretum-NAME: VERSION`; comma, UTF-8, `\n`. An empty field: there is no such number.

      - `runs.csv`: a row per point and replication: `point`, `replication`, `seed`, a column per varied parameter, then
        the metrics (those with labels summed over them; shares with labels are in `breakdown.csv` only).
      - `breakdown.csv`: `point`, `replication`, `metric`, `label`, `label_value`, `value`, `unit`.
      - `summary.csv`: over replications: `metric`, `unit`, `label`, `label_value`, `point`, the varied parameters,
        `statistic` (`value`; of a time distribution `mean`, `p50`, `p95`, `p99`, taken in each replication), `n`
        (replications that have it), `mean`, `ci95_low`, `ci95_high` (Student's t), `observed`, `censored`, `failed`
        (members of the population in all replications). A quantile that falls among what was not observed in some
        replication has no mean.
      - `series.csv`: levels at 201 instants, each after everything that happened until then: `time_s`, `desired`
        (instances that are wanted), `running` (those of them with a running container), `copies` (running containers),
        `cpu_mcores`, `memory_bytes`, `gpu_thousandths` (requested by running containers).
      - `samples.csv`: every duration: `point`, `replication`, `metric`, `kind` (`observed`, `censored`, `failed`),
        `value_s`, `count`, `exact`.
      - `timing.csv`: wall time of each replication, or that it was adopted from an earlier run.

      ## Metrics in short

      | metric | unit | kind | by | what it says |
      |---|---|---|---|---|
      """;

  private MetricsPage() {}

  /** Returns the page; the same text for the same registry. */
  public static String markdown(MetricRegistry registry) {
    StringBuilder text = new StringBuilder(HEAD);
    for (Metric metric : registry.all()) {
      text.append("| [`").append(metric.name()).append("`](#").append(metric.name()).append(") | ");
      text.append(metric.unit()).append(" | ").append(metric.kind().label()).append(" | ");
      text.append(metric.labelColumn()).append(" | ").append(metric.doc()).append(" |\n");
    }
    for (Metric metric : registry.all()) {
      text.append("\n## ").append(metric.name()).append("\n\n").append(metric.doc()).append("\n\n");
      item(text, "unit", metric.unit());
      item(text, "kind", metric.kind().label());
      item(text, "by", metric.labels().isEmpty() ? "not broken down" : metric.labelColumn());
      item(text, "start", metric.start());
      item(text, "end", metric.end());
      item(text, "population", metric.population());
      item(text, "left out", metric.exclusions());
      item(text, "modes differ", metric.modes());
    }
    return text.toString();
  }

  private static void item(StringBuilder text, String key, String value) {
    text.append("- ").append(key).append(": ").append(value).append('\n');
  }
}
