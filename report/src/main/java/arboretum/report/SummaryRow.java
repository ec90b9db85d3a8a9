package arboretum.report;

import arboretum.experiment.metric.Metric;
import arboretum.report.statistics.Interval;

/**
 * One number of a sweep point, with its interval over replications.
 *
 * @param metric the metric
 * @param labelValue value of its labels; empty without
 * @param point index of the point
 * @param statistic {@code value}, or of a time distribution {@code mean}, {@code p50}, {@code p95},
 *     {@code p99}
 * @param interval over the replications that have the number. The mean is NaN if a replication
 *     lacks a quantile because it falls among what was not observed
 * @param observed values of a time distribution in all replications together; else 0
 * @param censored those without an end, in all replications together; else 0
 * @param failed those that cannot have an end, in all replications together; else 0
 */
public record SummaryRow(
    Metric metric,
    String labelValue,
    int point,
    String statistic,
    Interval interval,
    long observed,
    long censored,
    long failed) {}
