package arboretum.units;

/**
 * A share of a whole, in [0, 1].
 *
 * @param value the share
 */
public record Ratio(double value) implements Comparable<Ratio> {
  public static final Ratio ZERO = new Ratio(0);
  public static final Ratio ONE = new Ratio(1);

  public Ratio {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("a ratio must lie in [0, 1]: " + value);
    }
  }

  @Override
  public int compareTo(Ratio other) {
    return Double.compare(value, other.value);
  }
}
