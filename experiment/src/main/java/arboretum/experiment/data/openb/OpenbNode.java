package arboretum.experiment.data.openb;

/**
 * A machine of the trace.
 *
 * @param name its serial name, unique
 * @param cpuMillis thousandths of a core, at least 0
 * @param memoryMib MiB, at least 0
 * @param gpus whole GPUs, at least 0
 * @param gpuModel empty if it has none
 */
public record OpenbNode(String name, long cpuMillis, long memoryMib, int gpus, String gpuModel) {}
