package arboretum.sim.oracle;

/**
 * Free room of a worker, or what a service asks for.
 *
 * @param cpuMillis thousandths of a core, at least 0
 * @param memoryBytes at least 0
 * @param gpuMillis thousandths of a GPU summed over the worker's devices, at least 0; that a share
 *     must come from one device is not seen here, so the oracle may count as possible what devices
 *     split among several services refuse
 */
public record Room(long cpuMillis, long memoryBytes, long gpuMillis) {
  static final int DIMENSIONS = 3;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a part is negative
   */
  public Room {
    if (cpuMillis < 0 || memoryBytes < 0 || gpuMillis < 0) {
      throw new IllegalArgumentException(
          "room must not be negative: " + cpuMillis + ", " + memoryBytes + ", " + gpuMillis);
    }
  }

  /** Returns whether this request fits into {@code free} alone. */
  public boolean fitsInto(Room free) {
    return cpuMillis <= free.cpuMillis
        && memoryBytes <= free.memoryBytes
        && gpuMillis <= free.gpuMillis;
  }

  /**
   * Returns the sum.
   *
   * @throws ArithmeticException beyond the range of a long
   */
  public Room plus(Room other) {
    return new Room(
        Math.addExact(cpuMillis, other.cpuMillis),
        Math.addExact(memoryBytes, other.memoryBytes),
        Math.addExact(gpuMillis, other.gpuMillis));
  }

  long part(int dimension) {
    return switch (dimension) {
      case 0 -> cpuMillis;
      case 1 -> memoryBytes;
      case 2 -> gpuMillis;
      default -> throw new IllegalArgumentException("dimension " + dimension);
    };
  }
}
