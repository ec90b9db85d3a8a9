package arboretum.experiment.data.openb;

import java.util.OptionalLong;

/**
 * A pod of the trace; times in seconds from the trace's start.
 *
 * @param name unique
 * @param cpuMillis thousandths of a core, at least 0
 * @param memoryMib MiB, at least 0 (one pod of the trace asks for none)
 * @param gpuThousandths thousandths of a GPU: below 1000 a share of one, else whole GPUs
 * @param qos quality of service class: LS (latency-sensitive), BE (best effort), Burstable or
 *     Guaranteed
 * @param phase Running, Succeeded, Failed or Pending at the end of the trace
 * @param createdSeconds when it was asked for
 * @param deletedSeconds when it went, not before it was asked for
 * @param scheduledSeconds when it was placed; empty if never
 */
public record OpenbPod(
    String name,
    long cpuMillis,
    long memoryMib,
    int gpuThousandths,
    String qos,
    String phase,
    long createdSeconds,
    long deletedSeconds,
    OptionalLong scheduledSeconds) {

  /** Returns deletion minus scheduling in seconds; empty if it was never scheduled. */
  public OptionalLong runSeconds() {
    return scheduledSeconds.isPresent()
        ? OptionalLong.of(deletedSeconds - scheduledSeconds.getAsLong())
        : OptionalLong.empty();
  }
}
