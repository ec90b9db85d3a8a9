package arboretum.bench.scheduling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.data.DataLocations;
import arboretum.experiment.data.DataRegistry;
import arboretum.experiment.data.DataSets;
import arboretum.experiment.plan.CostPlan;
import arboretum.experiment.scenario.Overrides;
import arboretum.experiment.scenario.ScenarioLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The published Figure 2: every number follows from its measurement. */
class PublishedFig02Test {
  private static final Path PUBLISHED = Path.of("..", "results", "published", "fig02");
  private static final Path SCENARIO =
      Path.of("..", "scenarios", "paper", "fig02-cluster-split.yaml");
  private static final Path PAGE = Path.of("..", "docs", "VALIDATION.md");

  @Test
  void theScenarioHasTheCostsThatWereFitted() throws IOException {
    CostPlan costs = costs();
    SchedulingReport report = measured();
    assertEquals(report.root().rounded(), root(costs));
    assertEquals(report.cluster().rounded(), cluster(costs));
    assertEquals(0, costs.otherNanos());
    assertEquals(0, costs.journalNanos());
  }

  @Test
  void thePageHasTheMeasuredAndThePredicted() throws IOException {
    String page = Files.readString(PAGE).replace("*", "");
    Line root = root(costs());
    Line cluster = cluster(costs());
    for (SchedulingReport.Row row : measured().rows()) {
      double predicted = root.at(row.clusters()) + cluster.at(row.workers());
      String line =
          "| "
              + row.clusters()
              + "-"
              + row.workers()
              + " | "
              + pair(root.at(row.clusters()), row.root().median())
              + pair(cluster.at(row.workers()), row.scan().median())
              + pair(predicted, row.root().median() + row.scan().median());
      assertTrue(page.contains(line), "VALIDATION.md lacks " + line);
    }
  }

  @Test
  void theChartsDrawWhatWasMeasuredAndSimulated() throws IOException {
    List<List<String>> ns = table("ns.csv");
    List<List<String>> shape = table("shape.csv");
    List<List<String>> paper = table("paper.csv");
    Line root = root(costs());
    Line cluster = cluster(costs());
    SchedulingReport report = measured();
    double least = Double.POSITIVE_INFINITY;
    double leastOfPaper = Double.POSITIVE_INFINITY;
    for (int i = 0; i < report.rows().size(); i++) {
      SchedulingReport.Row row = report.rows().get(i);
      least = Math.min(least, row.root().median() + row.scan().median());
      leastOfPaper = Math.min(leastOfPaper, number(paper, i, 1) + number(paper, i, 2));
    }
    for (int i = 0; i < report.rows().size(); i++) {
      SchedulingReport.Row row = report.rows().get(i);
      assertEquals(row.root().median(), number(ns, i, 1), 0.051);
      assertEquals(row.scan().median(), number(ns, i, 2), 0.051);
      assertEquals(root.at(row.clusters()), number(ns, i, 4));
      assertEquals(cluster.at(row.workers()), number(ns, i, 5));
      assertEquals(number(ns, i, 4) + number(ns, i, 5), number(ns, i, 6));
      assertEquals(row.cluster().median(), number(ns, i, 7), 0.051);
      assertEquals(row.root().median() / least, number(shape, i, 1), 0.00051);
      assertEquals(row.scan().median() / least, number(shape, i, 2), 0.00051);
      assertEquals(number(paper, i, 1) / leastOfPaper, number(shape, i, 4), 0.00051);
      assertEquals(number(paper, i, 2) / leastOfPaper, number(shape, i, 5), 0.00051);
    }
  }

  private static String pair(double simulated, double measured) {
    return String.format(
        Locale.ROOT,
        "%.0f, %.1f | %.1f %% | ",
        simulated,
        measured,
        SchedulingReport.errorPercent(simulated, measured));
  }

  private static Line root(CostPlan costs) {
    return new Line(costs.baseNanos().getOrDefault("deploy-service", -1L), costs.perClusterNanos());
  }

  private static Line cluster(CostPlan costs) {
    return new Line(
        costs.baseNanos().getOrDefault("delegate-instance", -1L), costs.perWorkerNanos());
  }

  private static CostPlan costs() {
    DataSets none =
        new DataSets(
            DataRegistry.bundled(),
            new DataLocations(Optional.empty(), Optional.empty(), Path.of("no-such-folder")));
    return ScenarioLoader.load(SCENARIO, List.of(), Overrides.NONE, none).plan(0, 0).costs();
  }

  private static SchedulingReport measured() throws IOException {
    List<List<String>> table = table("jmh.csv");
    List<SchedulingReport.Row> rows = new ArrayList<>();
    for (int i = 0; i < table.size(); i += 3) {
      rows.add(
          new SchedulingReport.Row(
              (int) number(table, i, 0),
              (int) number(table, i, 1),
              measured(table, i, "root"),
              measured(table, i + 1, "cluster"),
              measured(table, i + 2, "scan")));
    }
    return new SchedulingReport(rows);
  }

  private static Measured measured(List<List<String>> table, int row, String what) {
    assertEquals(what, table.get(row).get(2));
    return new Measured(
        number(table, row, 3),
        number(table, row, 4),
        number(table, row, 5),
        (int) number(table, row, 6));
  }

  private static double number(List<List<String>> table, int row, int column) {
    return Double.parseDouble(table.get(row).get(column));
  }

  /** Returns the rows below the names of columns; no field is quoted. */
  private static List<List<String>> table(String file) throws IOException {
    return Files.readAllLines(PUBLISHED.resolve(file)).stream()
        .filter(line -> !line.startsWith("#"))
        .skip(1)
        .map(line -> List.of(line.split(",", -1)))
        .toList();
  }
}
