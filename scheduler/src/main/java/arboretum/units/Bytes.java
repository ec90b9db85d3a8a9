package arboretum.units;

/**
 * An amount of memory or data in bytes, at least 0.
 *
 * @param value bytes
 */
public record Bytes(long value) implements Comparable<Bytes> {
  public static final Bytes ZERO = new Bytes(0);

  private static final long MEBI = 1L << 20;

  public Bytes {
    if (value < 0) {
      throw new IllegalArgumentException("bytes cannot be negative: " + value);
    }
  }

  /** Returns {@code mebibytes} times 2^20 bytes. */
  public static Bytes ofMebi(long mebibytes) {
    return new Bytes(Math.multiplyExact(mebibytes, MEBI));
  }

  @Override
  public int compareTo(Bytes other) {
    return Long.compare(value, other.value);
  }
}
