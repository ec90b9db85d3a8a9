package arboretum.aggregate;

import arboretum.model.Resources;
import arboretum.model.Shortfall;
import java.util.List;
import java.util.Optional;

/**
 * All that a parent knows about the capacity below one member: this travels, nothing else does.
 *
 * @param form what the spreads carry
 * @param workers active workers
 * @param cpuMillis free millicores
 * @param memoryBytes free bytes
 * @param gpuMillis free thousandths of GPUs
 */
public record Aggregate(
    AggregateForm form, int workers, Spread cpuMillis, Spread memoryBytes, Spread gpuMillis) {
  /** Nothing is below. */
  public static Aggregate empty(AggregateForm form) {
    long[] none = {};
    return new Aggregate(
        form, 0, Spread.of(form, none, 0), Spread.of(form, none, 0), Spread.of(form, none, 0));
  }

  /**
   * Returns why no worker below can take {@code request}, the first reason that is proved; empty if
   * one could.
   */
  public Optional<Shortfall> shortfall(Resources request) {
    if (workers == 0 || !cpuMillis.couldFit(request.cpuMillis(), workers)) {
      return Optional.of(Shortfall.CPU);
    }
    if (!memoryBytes.couldFit(request.memoryBytes(), workers)) {
      return Optional.of(Shortfall.MEMORY);
    }
    return gpuMillis.couldFit(request.gpuMillis(), workers)
        ? Optional.empty()
        : Optional.of(Shortfall.GPU);
  }

  /** Returns the aggregate over the workers of all {@code parts}, each of form {@code form}. */
  public static Aggregate combine(AggregateForm form, List<Aggregate> parts) {
    List<Integer> workers = parts.stream().map(Aggregate::workers).toList();
    return new Aggregate(
        form,
        workers.stream().mapToInt(Integer::intValue).sum(),
        Spread.combine(form, parts.stream().map(Aggregate::cpuMillis).toList(), workers),
        Spread.combine(form, parts.stream().map(Aggregate::memoryBytes).toList(), workers),
        Spread.combine(form, parts.stream().map(Aggregate::gpuMillis).toList(), workers));
  }
}
