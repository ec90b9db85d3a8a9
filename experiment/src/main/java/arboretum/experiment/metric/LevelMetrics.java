package arboretum.experiment.metric;

import arboretum.experiment.metric.Metric.Kind;
import java.util.List;

/** The definitions of what {@link LevelBook} and {@link MigrationBook} measure. */
final class LevelMetrics {
  private static final String WARM = "end of the warm-up";
  private static final String END = "end of the run";
  private static final String NONE = "none";
  private static final String SAME = "none";

  private LevelMetrics() {}

  static List<Metric> all() {
    return List.of(
        new Metric(
            "sla_met",
            "1",
            Kind.RATIO,
            List.of(),
            "Share of the wanted time, once started, in which a running copy kept all constraints"
                + " that are watched.",
            WARM + ", for each instance from its first start on",
            "as availability",
            "instances of services with a constraint that has a rigidness, by true round trips and"
                + " distances",
            "time without a running copy counts as broken; empty if nothing is watched",
            "simulation: the network as it changes; live: as the plan says it is"),
        counted(
            "sla_alarms",
            "alarms",
            List.of(),
            "Alarms of clusters: a constraint was violated for several looks in a row."),
        counted(
            "migrations",
            "migrations",
            List.of("outcome"),
            "Moves of instances to another worker, by how they ended: done; overtaken (the former"
                + " copy was lost first); failed (the former goes on); abandoned."),
        counted(
            "migrations_refused",
            "migrations",
            List.of("reason"),
            "Moves that were wanted and not begun: no-worker, not-better, or not-now (it was not"
                + " running, or being moved)."),
        new Metric(
            "migration_downtime",
            "s",
            Kind.TIME_DISTRIBUTION,
            List.of(),
            "Time in which no copy of an instance ran because it was moved.",
            "the move begins (MigrationStarted); only time without a running copy counts",
            "the move has ended and one copy runs",
            "moves that are done or overtaken; 0 where a copy ran all the time",
            "censored: the move is not over at the end of the run",
            SAME),
        new Metric(
            "double_running",
            "s",
            Kind.GAUGE,
            List.of(),
            "Time in which two copies of an instance ran because it was moved, in sum.",
            "the move begins (MigrationStarted)",
            "the move has ended and one copy runs",
            "moves that begin after the warm-up, whatever their end",
            NONE,
            SAME));
  }

  private static Metric counted(String name, String unit, List<String> labels, String doc) {
    return new Metric(
        name, unit, Kind.COUNTER, labels, doc, WARM, END, "the whole system", NONE, SAME);
  }
}
