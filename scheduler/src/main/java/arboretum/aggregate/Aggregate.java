package arboretum.aggregate;

import arboretum.coordinates.OperatingZone;
import arboretum.model.Extra;
import arboretum.model.Resources;
import arboretum.model.ServiceSpec;
import arboretum.model.Shortfall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a parent knows about the capacity below one member: this travels, nothing else does.
 *
 * @param form what the spreads carry
 * @param workers active workers
 * @param cpuCapacityMillis millicores that are installed, in all
 * @param busyCpuMillis millicores in use, in all: measured, or reserved where nothing is measured
 * @param cpuMillis free millicores
 * @param memoryBytes free bytes
 * @param gpuMillis free thousandths of GPUs
 * @param extras what some worker states, each kind once, in the order of kinds
 * @param traits kinds of worker
 * @param zone where, roughly, the workers are
 */
public record Aggregate(
    AggregateForm form,
    int workers,
    long cpuCapacityMillis,
    long busyCpuMillis,
    Spread cpuMillis,
    Spread memoryBytes,
    Spread gpuMillis,
    List<ExtraSpread> extras,
    TraitSummary traits,
    OperatingZone zone) {
  /** The spread of one of the rarer resources, in its kind's unit. */
  public record ExtraSpread(Extra.Kind kind, Spread spread) {}

  public Aggregate {
    extras = List.copyOf(extras);
  }

  /** Nothing is below. */
  public static Aggregate empty(AggregateForm form) {
    long[] none = {};
    Spread nothing = Spread.of(form, none, 0);
    return new Aggregate(
        form,
        0,
        0,
        0,
        nothing,
        nothing,
        nothing,
        List.of(),
        TraitSummary.NONE,
        OperatingZone.NOWHERE);
  }

  /**
   * Returns why no worker below can take an instance, the first reason that is proved; empty if one
   * could.
   */
  public Optional<Shortfall> shortfall(ServiceSpec spec) {
    if (workers == 0) {
      return Optional.of(Shortfall.CPU);
    }
    Optional<Shortfall> unmet = traits.unmet(spec.requirements());
    return unmet.isPresent() ? unmet : shortOf(spec.request());
  }

  private Optional<Shortfall> shortOf(Resources request) {
    if (!cpuMillis.couldFit(request.cpuMillis(), workers)) {
      return Optional.of(Shortfall.CPU);
    }
    if (!memoryBytes.couldFit(request.memoryBytes(), workers)) {
      return Optional.of(Shortfall.MEMORY);
    }
    if (!gpuMillis.couldFit(request.gpuMillis(), workers)) {
      return Optional.of(Shortfall.GPU);
    }
    for (Extra extra : request.extras()) {
      if (!spread(extra.kind()).couldFit(extra.amount(), workers)) {
        return Optional.of(extra.kind().shortfall());
      }
    }
    return form == AggregateForm.FULL ? shortOfAll(request) : Optional.empty();
  }

  /**
   * Looks for one worker that has enough of everything. Each resource alone is there, so the last
   * one that was wanting of the worker that came furthest is the reason.
   */
  private Optional<Shortfall> shortOfAll(Resources request) {
    Shortfall furthest = Shortfall.CPU;
    for (int worker = 0; worker < workers; worker++) {
      Optional<Shortfall> reason = shortOf(worker, request);
      if (reason.isEmpty()) {
        return reason;
      }
      furthest = reason.get().compareTo(furthest) > 0 ? reason.get() : furthest;
    }
    return Optional.of(furthest);
  }

  private Optional<Shortfall> shortOf(int worker, Resources request) {
    if (amount(cpuMillis, worker) < request.cpuMillis()) {
      return Optional.of(Shortfall.CPU);
    }
    if (amount(memoryBytes, worker) < request.memoryBytes()) {
      return Optional.of(Shortfall.MEMORY);
    }
    if (amount(gpuMillis, worker) < request.gpuMillis()) {
      return Optional.of(Shortfall.GPU);
    }
    for (Extra extra : request.extras()) {
      if (amount(spread(extra.kind()), worker) < extra.amount()) {
        return Optional.of(extra.kind().shortfall());
      }
    }
    return Optional.empty();
  }

  private static long amount(Spread spread, int worker) {
    return spread instanceof Spread.Full full ? full.amounts().get(worker) : 0;
  }

  private Spread spread(Extra.Kind kind) {
    for (ExtraSpread extra : extras) {
      if (extra.kind() == kind) {
        return extra.spread();
      }
    }
    return Spread.of(form, new long[workers], workers);
  }

  /** Returns the aggregate over the workers of all {@code parts}, each of form {@code form}. */
  public static Aggregate combine(AggregateForm form, List<Aggregate> parts) {
    List<Integer> workers = parts.stream().map(Aggregate::workers).toList();
    List<ExtraSpread> extras = new ArrayList<>();
    for (Extra.Kind kind : Extra.Kind.values()) {
      if (parts.stream().anyMatch(part -> part.states(kind))) {
        List<Spread> spreads = parts.stream().map(part -> part.spread(kind)).toList();
        extras.add(new ExtraSpread(kind, Spread.combine(form, spreads, workers)));
      }
    }
    return new Aggregate(
        form,
        workers.stream().mapToInt(Integer::intValue).sum(),
        parts.stream().mapToLong(Aggregate::cpuCapacityMillis).sum(),
        parts.stream().mapToLong(Aggregate::busyCpuMillis).sum(),
        Spread.combine(form, parts.stream().map(Aggregate::cpuMillis).toList(), workers),
        Spread.combine(form, parts.stream().map(Aggregate::memoryBytes).toList(), workers),
        Spread.combine(form, parts.stream().map(Aggregate::gpuMillis).toList(), workers),
        extras,
        TraitSummary.combine(parts.stream().map(Aggregate::traits).toList()),
        OperatingZone.combine(parts.stream().map(Aggregate::zone).toList()));
  }

  private boolean states(Extra.Kind kind) {
    return extras.stream().anyMatch(extra -> extra.kind() == kind);
  }
}
