package arboretum.orchestrator.cluster;

import arboretum.aggregate.Aggregate;
import arboretum.aggregate.AggregateForm;
import arboretum.aggregate.Spread;
import arboretum.aggregate.TraitSummary;
import arboretum.coordinates.OperatingZone;
import arboretum.coordinates.ZoneSettings;
import arboretum.coordinates.Zones;
import arboretum.model.Extra;
import arboretum.model.NodeTraits;
import arboretum.plugin.Aggregator;
import arboretum.units.GeoPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/** What the parent may know of a cluster's workers. */
final class Summary {
  private final WorkerTable workers;
  private final AggregateForm form;
  private final Optional<ZoneSettings> zones;
  private final Optional<Aggregator> aggregator;
  private List<GeoPoint> places = List.of();
  private OperatingZone zone = OperatingZone.NOWHERE;

  Summary(WorkerTable workers, AggregateForm form, Optional<ZoneSettings> zones) {
    this(workers, form, zones, Optional.empty());
  }

  Summary(
      WorkerTable workers,
      AggregateForm form,
      Optional<ZoneSettings> zones,
      Optional<Aggregator> aggregator) {
    this.aggregator = aggregator;
    this.workers = workers;
    this.form = form;
    this.zones = zones;
  }

  Aggregate aggregate() {
    Aggregate exact = exact();
    return aggregator.isEmpty() ? exact : aggregator.get().ofWorkers(exact, workers);
  }

  private Aggregate exact() {
    int[] active = active();
    List<Aggregate.ExtraSpread> spreads = new ArrayList<>();
    for (Extra.Kind kind : Extra.Kind.values()) {
      if (workers.statesExtra(kind)) {
        Spread spread = spread(active, worker -> workers.freeExtra(worker, kind));
        spreads.add(new Aggregate.ExtraSpread(kind, spread));
      }
    }
    var kinds = new LinkedHashSet<NodeTraits>();
    for (int worker : active) {
      kinds.add(workers.traits(worker));
    }
    return new Aggregate(
        form,
        active.length,
        sum(active, workers::cpuMillis),
        sum(active, workers::busyCpuMillis),
        spread(active, workers::freeCpuMillis),
        spread(active, workers::freeMemoryBytes),
        spread(active, workers::freeGpuMillis),
        spreads,
        TraitSummary.of(kinds),
        zone(kinds));
  }

  /** The zone is drawn anew only if there are other places than before. */
  private OperatingZone zone(Iterable<NodeTraits> kinds) {
    if (zones.isEmpty()) {
      return OperatingZone.NOWHERE;
    }
    List<GeoPoint> now = new ArrayList<>();
    kinds.forEach(kind -> kind.at().ifPresent(now::add));
    if (!now.equals(places)) {
      places = now;
      zone = Zones.of(now, zones.get());
    }
    return zone;
  }

  private int[] active() {
    int[] active = new int[workers.size()];
    int count = 0;
    for (int worker = 0; worker < workers.size(); worker++) {
      if (!workers.isSilent(worker)) {
        active[count++] = worker;
      }
    }
    return Arrays.copyOf(active, count);
  }

  private static long sum(int[] active, IntToLongFunction amount) {
    long sum = 0;
    for (int worker : active) {
      sum += amount.applyAsLong(worker);
    }
    return sum;
  }

  private Spread spread(int[] active, IntToLongFunction free) {
    long[] values = new long[active.length];
    for (int i = 0; i < active.length; i++) {
      values[i] = Math.max(0, free.applyAsLong(active[i]));
    }
    return Spread.of(form, values, active.length);
  }
}
