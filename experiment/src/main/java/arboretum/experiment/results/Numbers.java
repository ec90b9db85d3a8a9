package arboretum.experiment.results;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** How numbers are written in result files: the same text for the same value, on any machine. */
public final class Numbers {
  private static final MathContext NINE_DIGITS = new MathContext(9, RoundingMode.HALF_EVEN);
  private static final double EXACT_INTEGERS = 1L << 53;

  private Numbers() {}

  /**
   * Returns whole numbers below 2^53 as they are, others with 9 significant digits, without
   * exponent and trailing zeros; empty for what is not a finite number.
   */
  public static String format(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    if (value == Math.rint(value) && Math.abs(value) < EXACT_INTEGERS) {
      return Long.toString((long) value);
    }
    return new BigDecimal(value).round(NINE_DIGITS).stripTrailingZeros().toPlainString();
  }

  /** Returns nanoseconds as seconds, exactly. */
  public static String seconds(long nanos) {
    BigDecimal seconds = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
    return seconds.signum() == 0 ? "0" : seconds.toPlainString();
  }
}
