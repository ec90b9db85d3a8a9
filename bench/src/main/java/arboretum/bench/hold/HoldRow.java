package arboretum.bench.hold;

/**
 * One line of the result: medians in nanoseconds of CPU time per event.
 *
 * @param delays name of the distribution
 * @param pending events that wait
 * @param engineNanos the engine
 * @param queueNanos the tight loop over java.util.PriorityQueue
 * @param dsolNanos DSOL as it comes, on fewer events; NaN if it was left out
 * @param engineMin fastest repetition of the engine
 * @param engineMax slowest repetition of the engine
 * @param ratio median over the repetitions of queue time by engine time, each pair adjacent in time
 * @param targetRatio what the ratio is to reach; NaN if no target is set for this line
 * @param checksum of the order in which events ran
 * @param sameOrder whether engine and queue (and DSOL, on its events) ran them in one order
 */
public record HoldRow(
    String delays,
    int pending,
    double engineNanos,
    double queueNanos,
    double dsolNanos,
    double engineMin,
    double engineMax,
    double ratio,
    double targetRatio,
    long checksum,
    boolean sameOrder) {

  /** Whether the target is reached, or none is set. */
  public boolean targetMet() {
    return Double.isNaN(targetRatio) || ratio >= targetRatio;
  }
}
