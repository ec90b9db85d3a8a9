package arboretum.experiment.metric;

import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.RunPlan;
import arboretum.model.Capacity;
import arboretum.model.Resources;

/** What running containers requested of the capacity of all workers, over time. */
final class LoadMeter {
  private final long cpuCapacity;
  private final long memoryCapacity;
  private final long gpuCapacity;
  private final LevelIntegral cpu;
  private final LevelIntegral memory;
  private final LevelIntegral gpu;

  LoadMeter(RunPlan plan) {
    long cpuSum = 0;
    long memorySum = 0;
    long gpuSum = 0;
    for (NodePlan node : plan.nodes()) {
      if (node.tier() == NodePlan.Tier.WORKER) {
        Capacity capacity = node.device().capacity();
        cpuSum += capacity.cpuMillis();
        memorySum += capacity.memoryBytes();
        gpuSum += (long) capacity.gpus() * Resources.WHOLE_GPU;
      }
    }
    cpuCapacity = cpuSum;
    memoryCapacity = memorySum;
    gpuCapacity = gpuSum;
    cpu = new LevelIntegral(plan.warmUpNanos());
    memory = new LevelIntegral(plan.warmUpNanos());
    gpu = new LevelIntegral(plan.warmUpNanos());
  }

  void add(long atNanos, Resources request) {
    cpu.add(atNanos, request.cpuMillis());
    memory.add(atNanos, request.memoryBytes());
    gpu.add(atNanos, request.gpuMillis());
  }

  void remove(long atNanos, Resources request) {
    cpu.add(atNanos, -request.cpuMillis());
    memory.add(atNanos, -request.memoryBytes());
    gpu.add(atNanos, -request.gpuMillis());
  }

  RunResult.SeriesRow row(long atNanos, long desired, long running, long copies) {
    return new RunResult.SeriesRow(
        atNanos, desired, running, copies, cpu.level(), memory.level(), gpu.level());
  }

  void write(RunResult.Builder result, long endNanos, long fromNanos) {
    double seconds = (endNanos - fromNanos) * 1e-9;
    write(result, "cpu", cpu, cpuCapacity, endNanos, seconds);
    write(result, "memory", memory, memoryCapacity, endNanos, seconds);
    write(result, "gpu", gpu, gpuCapacity, endNanos, seconds);
  }

  private static void write(
      RunResult.Builder result,
      String resource,
      LevelIntegral level,
      long capacity,
      long endNanos,
      double seconds) {
    if (capacity > 0) {
      result.labelled("peak_allocation", resource, (double) level.peak(endNanos) / capacity);
      result.labelled(
          "mean_allocation", resource, level.areaSeconds(endNanos) / seconds / capacity);
    }
  }
}
