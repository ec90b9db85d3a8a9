package arboretum.report.chart;

import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Nearest;
import arboretum.experiment.problem.Problem;
import arboretum.experiment.results.Point;
import arboretum.report.chart.CdfSeries.Step;
import arboretum.report.data.RunData;
import arboretum.report.data.Samples;
import arboretum.report.statistics.EmpiricalDistribution;
import arboretum.report.statistics.Interval;
import arboretum.report.statistics.Statistics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Computes the curves of a chart of distribution functions. */
final class CdfData {
  /** Steps that no printer can tell apart are left out: beyond this many per curve. */
  private static final int RESOLUTION = 500;

  private CdfData() {}

  static List<CdfSeries> of(RunData run, ChartRequest request) throws IOException {
    List<String> by = resolve(run, request.by());
    SortedMap<Integer, SortedMap<Integer, Samples>> samples = run.samples(request.metric());
    Map<String, List<Samples>> groups = new LinkedHashMap<>();
    for (Point point : run.points()) {
      List<Samples> group = groups.computeIfAbsent(name(point, by), key -> new ArrayList<>());
      group.addAll(samples.getOrDefault(point.index(), new TreeMap<>()).values());
    }
    List<CdfSeries> series = new ArrayList<>();
    groups.forEach(
        (name, group) -> {
          if (group.stream().anyMatch(s -> !s.counts().isEmpty())) {
            series.add(curve(name, group, request.band()));
          }
        });
    return series;
  }

  /** Returns the full paths of what the user named. */
  static List<String> resolve(RunData run, List<String> names) {
    List<String> paths = run.points().isEmpty() ? List.of() : run.points().getFirst().paths();
    if (names.isEmpty()) {
      return paths;
    }
    List<String> resolved = new ArrayList<>();
    for (String name : names) {
      List<String> fitting =
          paths.stream().filter(p -> p.equals(name) || shortName(p).equals(name)).toList();
      if (fitting.size() != 1) {
        List<String> known = new ArrayList<>(paths);
        paths.forEach(path -> known.add(shortName(path)));
        String problem = fitting.isEmpty() ? "nothing varied is named \"" : "not unique: \"";
        String list =
            paths.isEmpty() ? " This run varies nothing." : " Varied: " + String.join(", ", paths);
        throw new InputException(
            new Problem("", 0, 0, "--by", problem + name + '"' + Nearest.hint(name, known) + list));
      }
      resolved.add(fitting.getFirst());
    }
    return resolved;
  }

  /** Returns the last part of a path. */
  static String shortName(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static String name(Point point, List<String> by) {
    List<String> parts = new ArrayList<>();
    for (String path : by) {
      parts.add(shortName(path) + ": " + point.parameters().get(path));
    }
    return parts.isEmpty() ? "all" : String.join(", ", parts);
  }

  private static CdfSeries curve(String name, List<Samples> group, ChartRequest.Band band) {
    Samples pooled = new Samples();
    group.forEach(pooled::addAll);
    EmpiricalDistribution all = distribution(pooled);
    List<EmpiricalDistribution> single = group.stream().map(CdfData::distribution).toList();
    List<Step> steps = new ArrayList<>();
    double width = all.value(all.size() - 1) - all.value(0);
    double lastX = Double.NEGATIVE_INFINITY;
    double lastShare = 0;
    for (int i = 0; i < all.size(); i++) {
      double x = all.value(i);
      double share = all.share(i);
      boolean visible = (x - lastX) * RESOLUTION > width || (share - lastShare) * RESOLUTION > 1;
      if (visible || i == all.size() - 1) {
        steps.add(step(x, share, all, single, band));
        lastX = x;
        lastShare = share;
      }
    }
    return new CdfSeries(name, all.population(), all.unseen(), steps, all.unseen() == 0);
  }

  private static Step step(
      double x,
      double share,
      EmpiricalDistribution all,
      List<EmpiricalDistribution> single,
      ChartRequest.Band band) {
    double low = share;
    double high = share;
    switch (band) {
      case NONE -> {
        // The curve alone.
      }
      case DKW -> {
        low -= Statistics.dkwHalfWidth(all.population());
        high += Statistics.dkwHalfWidth(all.population());
      }
      case REPLICATIONS -> {
        double[] shares = single.stream().mapToDouble(s -> s.shareUpTo(x)).toArray();
        Interval interval = Statistics.studentT(shares);
        if (interval.n() > 1) {
          low -= interval.halfWidth();
          high += interval.halfWidth();
        }
      }
    }
    return new Step(x, share, Math.max(0, low), Math.min(1, high));
  }

  private static EmpiricalDistribution distribution(Samples samples) {
    return new EmpiricalDistribution(samples.counts(), samples.censored() + samples.failed());
  }
}
