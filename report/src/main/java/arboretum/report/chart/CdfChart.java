package arboretum.report.chart;

import arboretum.report.chart.CdfSeries.Step;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Draws distribution functions as steps. */
final class CdfChart {
  private static final Color GRID = new Color(0xDDDDDD);
  private static final float HAIR = 0.4f;

  /** Below 0, so that the grid line at 0 leaves the axis its colour. */
  private static final double BOTTOM = -0.01;

  /** Above 1, so that the end of a curve is drawn in full. */
  private static final double TOP = 1.02;

  private static final float BAND_ALPHA = 0.22f;

  /** Beyond this ratio between the largest and the smallest value the x axis is logarithmic. */
  private static final double LOG_FROM_RATIO = 100;

  /** Above this ratio between the smallest and the largest value the x axis leaves 0 out. */
  private static final double NEAR_RATIO = 0.4;

  /** What is left free beside the values of a logarithmic axis, as a factor. */
  private static final double LOG_MARGIN = 1.2;

  /** What is left free beside the values, as a share of the axis. */
  private static final double MARGIN = 0.04;

  /** As a share of the greatest value, so that the numbers at the axis differ. */
  private static final double LEAST_MARGIN = 1e-3;

  private CdfChart() {}

  /**
   * Returns the chart.
   *
   * @param label what the x axis shows, without unit
   * @param note what the band is; empty without
   */
  static JFreeChart of(List<CdfSeries> series, String label, String note) {
    Extent extent = Extent.of(series);
    ValueAxis x = extent.isWide() ? logAxis(label) : linearAxis(label);
    x.setRange(extent.axisLow(), extent.axisHigh());
    NumberAxis y = new NumberAxis("Cumulative share");
    y.setRange(BOTTOM, TOP);
    y.setTickUnit(new NumberTickUnit(0.25, plainNumbers()));
    style(x);
    style(y);
    XYPlot plot = new XYPlot(dataset(series, extent), x, y, renderer(series));
    // Of curves that coincide the later, dashed one lies above.
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    JFreeChart chart = framed(plot, items(series));
    if (!note.isEmpty()) {
      chart.addSubtitle(0, note(note));
    }
    return chart;
  }

  /** Returns a chart of a plot in the style of all charts, its legend below. */
  static JFreeChart framed(XYPlot plot, LegendItemCollection items) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinePaint(GRID);
    plot.setRangeGridlinePaint(GRID);
    plot.setDomainGridlineStroke(new BasicStroke(HAIR));
    plot.setRangeGridlineStroke(new BasicStroke(HAIR));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setInsets(new RectangleInsets(4, 2, 0, 9));
    JFreeChart chart = new JFreeChart(null, ChartStyle.labelFont(), plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(RectangleInsets.ZERO_INSETS);
    chart.addLegend(legend(items));
    return chart;
  }

  /** The range of all values. */
  private record Extent(double low, double high) {
    static Extent of(List<CdfSeries> series) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (CdfSeries one : series) {
        low = Math.min(low, one.steps().getFirst().x());
        high = Math.max(high, one.steps().getLast().x());
      }
      return new Extent(low, high);
    }

    boolean isWide() {
      return low > 0 && high > LOG_FROM_RATIO * low;
    }

    double axisLow() {
      if (isWide()) {
        return low / LOG_MARGIN;
      }
      return isFarFromZero() ? Math.max(0, low - margin()) : 0;
    }

    double axisHigh() {
      if (isWide()) {
        return high * LOG_MARGIN;
      }
      if (isFarFromZero()) {
        return high + margin();
      }
      return high > 0 ? high * (1 + MARGIN) : 1;
    }

    /** Whether an axis from 0 would be empty for its greater part. */
    private boolean isFarFromZero() {
      return low > NEAR_RATIO * high;
    }

    private double margin() {
      return high > low ? Math.max(2 * MARGIN * (high - low), LEAST_MARGIN * high) : MARGIN * high;
    }
  }

  private static ValueAxis linearAxis(String label) {
    NumberAxis axis = new NumberAxis(label + " (s)");
    axis.setNumberFormatOverride(plainNumbers());
    return axis;
  }

  private static ValueAxis logAxis(String label) {
    LogAxis axis = new LogAxis(label + " (s, log scale)");
    axis.setBase(10);
    axis.setNumberFormatOverride(plainNumbers());
    axis.setMinorTickMarksVisible(true);
    axis.setMinorTickCount(9);
    return axis;
  }

  static NumberFormat plainNumbers() {
    return new DecimalFormat("0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
  }

  static void style(ValueAxis axis) {
    axis.setLabelFont(ChartStyle.labelFont());
    axis.setTickLabelFont(ChartStyle.smallFont());
    axis.setAxisLinePaint(Color.BLACK);
    axis.setAxisLineStroke(new BasicStroke(0.6f));
    axis.setTickMarkPaint(Color.BLACK);
    axis.setTickMarkStroke(new BasicStroke(0.6f));
    axis.setTickMarkOutsideLength(2.5f);
    axis.setMinorTickMarkOutsideLength(1.5f);
    axis.setLabelInsets(new RectangleInsets(2, 2, 2, 2));
    axis.setTickLabelInsets(new RectangleInsets(1, 2, 1, 2));
  }

  private static YIntervalSeriesCollection dataset(List<CdfSeries> series, Extent extent) {
    YIntervalSeriesCollection dataset = new YIntervalSeriesCollection();
    for (CdfSeries one : series) {
      YIntervalSeries points = new YIntervalSeries(one.legend(), false, true);
      Step before = new Step(0, 0, 0, 0);
      for (Step step : one.steps()) {
        points.add(step.x(), before.share(), before.low(), before.high());
        points.add(step.x(), step.share(), step.low(), step.high());
        before = step;
      }
      if (one.isComplete()) {
        points.add(extent.axisHigh(), 1, 1, 1);
      }
      dataset.addSeries(points);
    }
    return dataset;
  }

  private static DeviationRenderer renderer(List<CdfSeries> series) {
    DeviationRenderer renderer = new DeviationRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setAlpha(BAND_ALPHA);
    for (int i = 0; i < series.size(); i++) {
      renderer.setSeriesPaint(i, ChartStyle.colour(i));
      renderer.setSeriesFillPaint(i, ChartStyle.colour(i));
      renderer.setSeriesStroke(i, ChartStyle.stroke(i));
    }
    return renderer;
  }

  private static LegendItemCollection items(List<CdfSeries> series) {
    LegendItemCollection items = new LegendItemCollection();
    for (int i = 0; i < series.size(); i++) {
      items.add(item(series.get(i).legend(), ChartStyle.stroke(i), ChartStyle.colour(i)));
    }
    return items;
  }

  /** Returns a legend's entry: a line of this look and a name. */
  static LegendItem item(String name, Stroke stroke, Color colour) {
    return new LegendItem(name, null, null, null, new Line2D.Double(-11, 0, 11, 0), stroke, colour);
  }

  private static LegendTitle legend(LegendItemCollection items) {
    LegendTitle legend =
        new LegendTitle(
            () -> items,
            new org.jfree.chart.block.ColumnArrangement(
                HorizontalAlignment.LEFT, org.jfree.chart.ui.VerticalAlignment.CENTER, 8, 0),
            new org.jfree.chart.block.ColumnArrangement());
    legend.setItemFont(ChartStyle.smallFont());
    legend.setPosition(RectangleEdge.BOTTOM);
    legend.setFrame(BlockBorder.NONE);
    legend.setBackgroundPaint(Color.WHITE);
    legend.setItemLabelPadding(new RectangleInsets(0.5, 2, 0.5, 2));
    legend.setLegendItemGraphicPadding(new RectangleInsets(0.5, 2, 0.5, 2));
    legend.setMargin(new RectangleInsets(0, 24, 1, 0));
    return legend;
  }

  private static TextTitle note(String text) {
    TextTitle title = new TextTitle(text, ChartStyle.smallFont());
    title.setPosition(RectangleEdge.BOTTOM);
    title.setHorizontalAlignment(HorizontalAlignment.CENTER);
    title.setPaint(Color.DARK_GRAY);
    title.setMargin(new RectangleInsets(0, 24, 1, 0));
    return title;
  }
}
