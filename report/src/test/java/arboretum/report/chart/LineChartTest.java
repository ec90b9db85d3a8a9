package arboretum.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.problem.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineChartTest {
  private static final String TABLE =
      """
      # where it is from
      split,paper: root,paper: cluster,ours: root
      1-45,0.14,3.21,1
      45-1,2.41,,7.5
      """;

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text);
  }

  @Test
  void everyColumnBehindTheFirstIsALine() throws IOException {
    LineTable table = LineTable.read(file(TABLE));
    assertEquals("split", table.xLabel());
    assertEquals(List.of("1-45", "45-1"), table.xs());
    assertEquals(
        List.of(
            new LineTable.Line("paper: root", List.of(0.14, 2.41)),
            new LineTable.Line("paper: cluster", List.of(3.21, Double.NaN)),
            new LineTable.Line("ours: root", List.of(1.0, 7.5))),
        table.lines());
  }

  @Test
  void colourSaysWhatAndDashesSayWhose() throws IOException {
    JFreeChart chart = LineChart.of(LineTable.read(file(TABLE)), "Time (ms)");
    XYPlot plot = chart.getXYPlot();
    var look = plot.getRenderer();
    assertEquals(look.getSeriesPaint(0), look.getSeriesPaint(2));
    assertNotEquals(look.getSeriesPaint(0), look.getSeriesPaint(1));
    assertEquals(look.getSeriesStroke(0), look.getSeriesStroke(1));
    assertNotEquals(look.getSeriesStroke(0), look.getSeriesStroke(2));
    assertEquals(0, plot.getRangeAxis().getLowerBound());
    assertEquals(7.5 * 1.04, plot.getRangeAxis().getUpperBound(), 1e-9);
  }

  @Test
  void aChartIsWrittenAndTheTableStays() throws IOException {
    Path table = file(TABLE);
    Path svg = folder.resolve("table.svg");
    assertEquals(List.of(svg), Charts.drawTable(table, "Time (ms)", List.of(svg)));
    assertTrue(Files.readString(svg).contains("Time (ms)</title"));
    assertEquals(TABLE, Files.readString(table));
  }

  @Test
  void whatCannotBeDrawnNamesItsPlace() throws IOException {
    assertProblem("a,b\n1,x\n", ":2: b: \"x\" is not allowed; allowed: a number, or nothing");
    assertProblem("# c\na,b\n1,2\n3\n", ":4: 1 fields; wanted: 2");
    assertProblem("a,b\n", ": is no table with two columns or more, their names and a row");
    Path csv = folder.resolve("t.csv");
    InputException own =
        assertThrows(InputException.class, () -> Charts.drawTable(file(TABLE), "y", List.of(csv)));
    assertTrue(own.problems().getFirst().format().contains("the table itself has the numbers"));
  }

  private void assertProblem(String text, String wanted) throws IOException {
    Path table = file(text);
    InputException e = assertThrows(InputException.class, () -> LineTable.read(table));
    assertEquals(table + wanted, e.problems().getFirst().format());
  }
}
