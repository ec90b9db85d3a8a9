package arboretum.bench.scheduling;

/**
 * The simulator's cost of a decision: {@code base + each x candidates}.
 *
 * @param baseNanos of a decision without candidates; may come out below 0
 * @param eachNanos of one candidate
 */
public record Line(double baseNanos, double eachNanos) {
  /**
   * Returns the line through two measurements, which it thus meets exactly.
   *
   * @throws IllegalArgumentException if both have the same number of candidates
   */
  public static Line through(int few, double nanosOfFew, int many, double nanosOfMany) {
    if (few == many) {
      throw new IllegalArgumentException("a line needs two numbers of candidates");
    }
    double each = (nanosOfMany - nanosOfFew) / (many - few);
    return new Line(nanosOfFew - each * few, each);
  }

  /** Returns the line as a scenario's costs can have it: whole nanoseconds, none below 0. */
  public Line rounded() {
    return new Line(Math.max(0, Math.rint(baseNanos)), Math.max(0, Math.rint(eachNanos)));
  }

  /** Returns the predicted nanoseconds of a decision. */
  public double at(int candidates) {
    return baseNanos + eachNanos * candidates;
  }
}
