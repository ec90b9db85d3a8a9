package arboretum.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.report.chart.CdfSeries.Step;
import java.util.List;
import org.jfree.data.Range;
import org.junit.jupiter.api.Test;

class CdfChartTest {
  @Test
  void theAxisBeginsAtZeroUnlessAllValuesAreFarFromIt() {
    assertEquals(0, axis(3, 10).getLowerBound());
    // 8 % of the 4 s between the values on each side.
    assertEquals(11.68, axis(12, 16).getLowerBound(), 1e-9);
    assertEquals(16.32, axis(12, 16).getUpperBound(), 1e-9);
  }

  @Test
  void noValueIsCutOff() {
    double[][] extents = {
      {0, 0}, {0, 7}, {1, 1000}, {5, 5}, {1e-9, 1e-9}, {12, 12 + 1e-9}, {4, 10}, {4.1, 10}
    };
    for (double[] extent : extents) {
      Range range = axis(extent[0], extent[1]);
      assertTrue(range.getLowerBound() <= extent[0], extent[0] + " in " + range);
      assertTrue(range.getUpperBound() > extent[1], extent[1] + " in " + range);
    }
  }

  private static Range axis(double low, double high) {
    var steps = List.of(new Step(low, 0.5, 0.5, 0.5), new Step(high, 1, 1, 1));
    var series = new CdfSeries("all", 2, 0, steps, true);
    return CdfChart.of(List.of(series), "Time", "").getXYPlot().getDomainAxis().getRange();
  }
}
