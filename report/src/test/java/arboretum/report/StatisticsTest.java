package arboretum.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.report.statistics.EmpiricalDistribution;
import arboretum.report.statistics.Interval;
import arboretum.report.statistics.Statistics;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void studentsIntervalOfASmallSample() {
    // Mean 3, standard deviation sqrt(2.5), t(4, 0.975) = 2.776445: half width 1.963243.
    Interval interval = Statistics.studentT(new double[] {1, 2, 3, 4, 5});
    assertEquals(3, interval.mean());
    assertEquals(1.963243, interval.halfWidth(), 1e-6);
    assertTrue(Double.isNaN(Statistics.studentT(new double[] {1}).low()));
    assertTrue(Double.isNaN(Statistics.studentT(new double[0]).mean()));
  }

  @Test
  void equalNumbersHaveAnIntervalOfNoWidth() {
    double[] values = new double[10];
    Arrays.fill(values, 0.0375);
    assertEquals(new Interval(10, 0.0375, 0.0375, 0.0375), Statistics.studentT(values));
  }

  @Test
  void quantilesOfTypeSeven() {
    double[] sorted = {1, 2, 4, 8};
    assertEquals(3, Statistics.quantile(sorted, 0.5));
    // Rank 0.95 * 3 = 2.85, between 4 and 8.
    assertEquals(4 + 0.85 * 4, Statistics.quantile(sorted, 0.95), 1e-12);
  }

  @Test
  void theBandOfDvoretzkyKieferAndWolfowitz() {
    // sqrt(ln 40 / 200)
    assertEquals(0.135810, Statistics.dkwHalfWidth(100), 1e-6);
  }

  @Test
  void whatWasNotSeenKeepsAnEmpiricalDistributionBelowOne() {
    var d = new EmpiricalDistribution(new TreeMap<>(Map.of(1.0, 2L, 3.0, 1L)), 1);
    assertEquals(0, d.shareUpTo(0.5));
    assertEquals(0.5, d.shareUpTo(1));
    assertEquals(0.5, d.shareUpTo(2));
    assertEquals(0.75, d.shareUpTo(100));
  }

  @Test
  void figuresForPeople() {
    assertEquals("1.23 ± 0.12", Figures.of(new Interval(3, 1.2345, 1.1145, 1.3545)));
    assertEquals("12346", Figures.of(12345.6));
    assertEquals("0.001235", Figures.of(0.00123456));
    assertEquals("-", Figures.of(new Interval(0, Double.NaN, Double.NaN, Double.NaN)));
    assertEquals("0.0375", Figures.of(new Interval(3, 0.0375, 0.0375 - 7e-18, 0.0375 + 7e-18)));
    assertEquals("0.0000000 ± 0.0000010", Figures.of(new Interval(3, 0, -1e-6, 1e-6)));
    assertEquals("7", Figures.of(new Interval(3, 7, 7, 7)));
  }
}
