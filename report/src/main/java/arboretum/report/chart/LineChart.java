package arboretum.report.chart;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Draws a table as lines over equal steps, with a dot at each value.
 *
 * <p>Of names like {@code paper: root} all with the same part before the colon have the same dashes
 * and all with the same part behind it the same colour; other names each have their own.
 */
final class LineChart {
  private static final Shape DOT = new Ellipse2D.Double(-1.4, -1.4, 2.8, 2.8);
  private static final String SEPARATOR = ": ";
  private static final double MARGIN = 1.04;

  private LineChart() {}

  /**
   * Returns the chart.
   *
   * @param yLabel what the y axis shows, with its unit; the axis begins at 0
   */
  static JFreeChart of(LineTable table, String yLabel) {
    SymbolAxis x = new SymbolAxis(table.xLabel(), table.xs().toArray(String[]::new));
    x.setGridBandsVisible(false);
    NumberAxis y = new NumberAxis(yLabel);
    y.setNumberFormatOverride(CdfChart.plainNumbers());
    y.setRange(0, Math.max(greatest(table) * MARGIN, Double.MIN_NORMAL));
    CdfChart.style(x);
    CdfChart.style(y);
    XYSeriesCollection lines = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer();
    renderer.setDrawSeriesLineAsPath(true);
    LegendItemCollection legend = new LegendItemCollection();
    List<String> sources = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    for (int i = 0; i < table.lines().size(); i++) {
      LineTable.Line line = table.lines().get(i);
      XYSeries points = new XYSeries(line.name(), false, true);
      for (int row = 0; row < line.values().size(); row++) {
        points.add(row, line.values().get(row));
      }
      lines.addSeries(points);
      int colon = line.name().indexOf(SEPARATOR);
      int dash = index(sources, colon < 0 ? line.name() : line.name().substring(0, colon));
      int colour = index(kinds, colon < 0 ? line.name() : line.name().substring(colon));
      renderer.setSeriesPaint(i, ChartStyle.colour(colour));
      renderer.setSeriesStroke(i, ChartStyle.dash(dash));
      renderer.setSeriesShape(i, DOT);
      legend.add(CdfChart.item(line.name(), ChartStyle.dash(dash), ChartStyle.colour(colour)));
    }
    return CdfChart.framed(new XYPlot(lines, x, y, renderer), legend);
  }

  private static int index(List<String> known, String name) {
    if (!known.contains(name)) {
      known.add(name);
    }
    return known.indexOf(name);
  }

  private static double greatest(LineTable table) {
    return table.lines().stream()
        .flatMap(line -> line.values().stream())
        .filter(Double::isFinite)
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(1);
  }
}
