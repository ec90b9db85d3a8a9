package arboretum.units;

/**
 * Processing capacity in thousandths of a core, at least 0.
 *
 * @param value millicores
 */
public record Millicores(long value) implements Comparable<Millicores> {
  public static final Millicores ZERO = new Millicores(0);

  public Millicores {
    if (value < 0) {
      throw new IllegalArgumentException("millicores cannot be negative: " + value);
    }
  }

  /** Returns {@code cores} whole cores. */
  public static Millicores ofCores(long cores) {
    return new Millicores(Math.multiplyExact(cores, 1000));
  }

  @Override
  public int compareTo(Millicores other) {
    return Long.compare(value, other.value);
  }
}
