package arboretum.report;

import arboretum.report.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for people: few digits, the interval beside the mean. */
final class Figures {
  static final String ABSENT = "-";

  private static final int DIGITS = 4;
  private static final int HALF_WIDTH_DIGITS = 2;
  private static final double THOUSAND = 1000;

  /** An interval that is narrower, relative to its mean, is rounding of sums. */
  private static final double NOISE = 1e-9;

  private Figures() {}

  /** Returns {@code 1.234 ± 0.011}; without an interval the mean alone; {@code -} without mean. */
  static String of(Interval interval) {
    if (Double.isNaN(interval.mean())) {
      return ABSENT;
    }
    double half = interval.halfWidth();
    if (Double.isNaN(half) || half <= NOISE * Math.abs(interval.mean())) {
      return of(interval.mean());
    }
    BigDecimal width =
        new BigDecimal(half).round(new MathContext(HALF_WIDTH_DIGITS, RoundingMode.HALF_UP));
    int scale = Math.max(0, width.scale());
    BigDecimal mean = new BigDecimal(interval.mean()).setScale(scale, RoundingMode.HALF_UP);
    return mean.toPlainString()
        + " ± "
        + width.setScale(scale, RoundingMode.HALF_UP).toPlainString();
  }

  /** Returns a number with four significant digits; whole numbers in full. */
  static String of(double value) {
    BigDecimal exact = new BigDecimal(value);
    if (Math.abs(value) >= THOUSAND || value == Math.rint(value)) {
      return exact.setScale(0, RoundingMode.HALF_UP).toPlainString();
    }
    MathContext digits = new MathContext(DIGITS, RoundingMode.HALF_UP);
    return exact.round(digits).stripTrailingZeros().toPlainString();
  }
}
