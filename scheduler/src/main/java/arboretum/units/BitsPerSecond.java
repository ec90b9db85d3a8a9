package arboretum.units;

/**
 * A data rate in bits per second, above 0.
 *
 * @param value bits per second
 */
public record BitsPerSecond(long value) implements Comparable<BitsPerSecond> {
  private static final long BITS_PER_BYTE = 8;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  public BitsPerSecond {
    if (value <= 0) {
      throw new IllegalArgumentException("a data rate must be above 0 bit/s: " + value);
    }
  }

  /** Returns the time to send {@code size} at this rate, in nanoseconds, rounded up. */
  public long nanosFor(Bytes size) {
    long bits = Math.multiplyExact(size.value(), BITS_PER_BYTE);
    long whole = Math.multiplyExact(bits / value, NANOS_PER_SECOND);
    double rest = (double) (bits % value) * NANOS_PER_SECOND / value;
    return Math.addExact(whole, (long) StrictMath.ceil(rest));
  }

  @Override
  public int compareTo(BitsPerSecond other) {
    return Long.compare(value, other.value);
  }
}
