package arboretum.experiment.data.openb;

/**
 * A pod that is asked for during a run.
 *
 * @param atNanos when, from the start of the run
 * @param pod the pod's name in the trace
 * @param cpuMillis thousandths of a core
 * @param memoryMib MiB
 * @param gpuThousandths thousandths of a GPU: below 1000 a share of one, else whole GPUs
 * @param runNanos how long it runs once it runs, above 0
 * @param qos quality of service class, as the trace names it
 * @param runTime where {@code runNanos} comes from
 */
public record TraceArrival(
    long atNanos,
    String pod,
    long cpuMillis,
    long memoryMib,
    int gpuThousandths,
    long runNanos,
    String qos,
    RunTime runTime) {

  /** Where a run time comes from. */
  public enum RunTime {
    /** The trace says it: deletion minus scheduling. */
    MEASURED,
    /** The trace's cluster never scheduled the pod; drawn from those of its class that it did. */
    DRAWN
  }

  /** Returns whether the trace's own cluster never scheduled the pod. */
  public boolean neverScheduledInTrace() {
    return runTime == RunTime.DRAWN;
  }
}
