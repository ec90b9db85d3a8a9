package arboretum.experiment.scenario;

import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.problem.Problem;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.bind.PointBinder;
import arboretum.experiment.scenario.bind.PointPlan;
import arboretum.experiment.scenario.bind.Sources;
import arboretum.experiment.scenario.bind.UsedData;
import arboretum.experiment.scenario.syntax.Trees;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A scenario that was found to be right. Thread-safe: plans can be made in the threads that play
 * them.
 */
public final class LoadedScenario {
  private final Header header;
  private final String canonical;
  private final List<Sweep.SweepPoint> points;
  private final Sources sources;
  private final Remarks remarks;
  private final List<SoftReference<PointPlan>> bound = new ArrayList<>();

  /**
   * What the file says of itself, overrides included.
   *
   * @param text the file as it was read
   */
  record Header(
      String name,
      String question,
      String profile,
      String text,
      long seed,
      int replications,
      long durationNanos,
      long warmUpNanos) {}

  /**
   * What is said about it.
   *
   * @param statements what a reader of results has to know beyond the file
   * @param warnings what its files say and nothing here depends on
   */
  record Remarks(List<String> statements, List<String> warnings) {}

  LoadedScenario(
      Header header,
      String canonical,
      List<Sweep.SweepPoint> points,
      Sources sources,
      Remarks remarks) {
    this.header = header;
    this.canonical = canonical;
    this.points = List.copyOf(points);
    this.sources = sources;
    this.remarks = remarks;
    points.forEach(point -> bound.add(new SoftReference<>(null)));
  }

  public String name() {
    return header.name();
  }

  /** Returns the question; empty if the file has none. */
  public Optional<String> question() {
    return Optional.of(header.question()).filter(question -> !question.equals("none"));
  }

  /** Returns the name of the profile. */
  public String profile() {
    return header.profile();
  }

  /** Returns the file as it was read, without what the command line changed. */
  public String text() {
    return header.text();
  }

  public long seed() {
    return header.seed();
  }

  public int replications() {
    return header.replications();
  }

  public long durationNanos() {
    return header.durationNanos();
  }

  public long warmUpNanos() {
    return header.warmUpNanos();
  }

  /**
   * Returns everything that decides the results, as lines: the file with what the command line
   * changed, the profile's settings, the devices and places that its nodes have, hashes of data.
   * Comments and layout of the file are not in it. Equal text, equal results of one build.
   */
  public String canonical() {
    return canonical;
  }

  /** Returns the sweep points in order, at least one. */
  public List<Point> points() {
    return points.stream().map(Sweep.SweepPoint::point).toList();
  }

  /** Returns the data files that the runs depend on. */
  public List<UsedData> data() {
    return sources.used();
  }

  /** Returns what a reader of results has to know beyond the file, a sentence each. */
  public List<String> statements() {
    return Stream.concat(remarks.statements().stream(), remarks.warnings().stream()).toList();
  }

  /** Returns what its files say and nothing here depends on, a sentence each. */
  public List<String> warnings() {
    return remarks.warnings();
  }

  /**
   * Returns a problem with a value of a point, at the place where it is written.
   *
   * @param below part of the path that the value's path has
   * @param value a single value, as written
   */
  public Problem problem(int point, String below, String value, String message) {
    return Trees.find(points.get(point).tree(), below, value)
        .map(
            at ->
                new Problem(
                    at.mark().file(), at.mark().line(), at.mark().column(), at.path(), message))
        .orElseGet(() -> new Problem(header.name(), 0, 0, below, message));
  }

  /**
   * Returns one run.
   *
   * @param point index of a sweep point
   * @param replication from 0; may be beyond {@link #replications()}
   */
  public RunPlan plan(int point, int replication) {
    return bound(point).plan(point, replication);
  }

  private PointPlan bound(int point) {
    synchronized (bound) {
      PointPlan known = bound.get(point).get();
      if (known != null) {
        return known;
      }
      var problems = new Problems();
      PointPlan plan =
          new PointBinder(sources, header.seed(), problems)
              .bind(points.get(point).tree())
              .orElseThrow(
                  () -> new IllegalStateException("checked, but wrong: " + problems.sorted()));
      bound.set(point, new SoftReference<>(plan));
      return plan;
    }
  }
}
