package arboretum.placement;

import static arboretum.model.Specs.asking;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import arboretum.aggregate.Aggregate;
import arboretum.aggregate.AggregateForm;
import arboretum.aggregate.Spread;
import arboretum.aggregate.TraitSummary;
import arboretum.coordinates.Coordinate;
import arboretum.coordinates.OperatingZone;
import arboretum.model.NodeName;
import arboretum.model.NodeTraits;
import arboretum.model.Refusal;
import arboretum.model.Resources;
import arboretum.model.ServiceSpec;
import arboretum.model.Shortfall;
import arboretum.plugin.ClusterView;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.WorkerSelection;
import arboretum.plugin.WorkerSelection.Selection;
import arboretum.plugin.WorkerView;
import arboretum.random.RandomSource;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PoliciesTest {
  /** A worker in a view: free and total capacity. */
  record W(long cpu, long memory, long cpuCapacity, long memoryCapacity) {}

  private record View(List<W> workers) implements WorkerView {
    @Override
    public int size() {
      return workers.size();
    }

    @Override
    public long freeCpuMillis(int worker) {
      return workers.get(worker).cpu();
    }

    @Override
    public long freeMemoryBytes(int worker) {
      return workers.get(worker).memory();
    }

    @Override
    public long freeGpuMillis(int worker) {
      return 0;
    }

    @Override
    public long cpuMillis(int worker) {
      return workers.get(worker).cpuCapacity();
    }

    @Override
    public long memoryBytes(int worker) {
      return workers.get(worker).memoryCapacity();
    }

    @Override
    public NodeName name(int worker) {
      return NodeName.ROOT.child("c").child("w" + worker);
    }

    @Override
    public NodeTraits traits(int worker) {
      return NodeTraits.PLAIN;
    }

    @Override
    public long busyCpuMillis(int worker) {
      return cpuMillis(worker) - freeCpuMillis(worker);
    }

    @Override
    public Optional<Coordinate> coordinate(int worker) {
      return Optional.empty();
    }

    @Override
    public int instances(int worker) {
      return 0;
    }

    @Override
    public boolean fits(int worker, ServiceSpec spec) {
      return shortfall(worker, spec).isEmpty();
    }

    @Override
    public Optional<Shortfall> shortfall(int worker, ServiceSpec spec) {
      Resources request = spec.request();
      if (request.cpuMillis() > freeCpuMillis(worker)) {
        return Optional.of(Shortfall.CPU);
      }
      return request.memoryBytes() > freeMemoryBytes(worker)
          ? Optional.of(Shortfall.MEMORY)
          : Optional.empty();
    }
  }

  private static final long MEBI = 1 << 20;

  @Test
  void rawSlackMixesUnitsSoMemoryDominatesAndNormalisedSlackDoesNot() {
    // w0: all 4 cores, 512 of 8192 MiB left over; w1: half a core, 1024 of 8192 MiB left over.
    View view =
        new View(
            List.of(
                new W(4000, 512 * MEBI, 4000, 8192 * MEBI),
                new W(500, 1024 * MEBI, 4000, 8192 * MEBI)));
    assertEquals(1, chosen(Policies.BEST_FIT_RAW.label(), view));
    assertEquals(0, chosen(Policies.BEST_FIT.label(), view));
    assertEquals(0, chosen(Policies.FIRST_FIT.label(), view));
  }

  private static PlacementRequest asks(Resources request) {
    return PlacementRequest.of(asking(request));
  }

  private static int chosen(String policy, WorkerView view) {
    return assertInstanceOf(
            Selection.Chosen.class,
            Policies.selection(policy, LatencySettings.standard(), RandomSource.seeded(1))
                .select(asks(Resources.NONE), view))
        .worker();
  }

  @Test
  void aRefusalCountsEachCandidateOnceAndMostFrequentFirst() {
    View view = new View(List.of(new W(0, 0, 1, 1), new W(9, 0, 9, 9), new W(9, 1, 9, 9)));
    Selection selection =
        Policies.selection(
                Policies.BEST_FIT.label(), LatencySettings.standard(), RandomSource.seeded(1))
            .select(asks(new Resources(5, 5, 0)), view);
    Refusal refusal = assertInstanceOf(Selection.NoneFits.class, selection).refusal();
    assertEquals("0/3 fit: 2 memory, 1 cpu", refusal.toString());
  }

  @Test
  void anUnknownNameSaysWhichThereAre() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Policies.selection("bestfit", LatencySettings.standard(), RandomSource.seeded(1)));
    assertEquals(
        "no scheduler \"bestfit\"; one of: " + String.join(", ", Policies.names()), e.getMessage());
  }

  @Provide
  Arbitrary<W> workers() {
    Arbitrary<Long> capacity = Arbitraries.longs().between(1, 64_000);
    Arbitrary<Double> share = Arbitraries.doubles().between(0, 1);
    return Combinators.combine(capacity, capacity, share, share)
        .as((c, m, fc, fm) -> new W((long) (c * fc), ((long) (m * fm)) * MEBI, c, m * MEBI));
  }

  @Property
  void aChosenWorkerFitsAndNobodyIsRefusedWhileOneFits(
      @ForAll @Size(max = 30) List<@From("workers") W> workers,
      @ForAll("requests") Resources request) {
    View view = new View(workers);
    for (String name : Policies.names()) {
      WorkerSelection policy =
          Policies.selection(name, LatencySettings.standard(), RandomSource.seeded(1));
      switch (policy.select(asks(request), view)) {
        case Selection.Chosen chosen ->
            assertTrue(view.fits(chosen.worker(), asking(request)), name);
        case Selection.Measure measure -> fail(name + " measures though nothing has a limit");
        case Selection.NoneFits none -> {
          assertEquals(workers.size(), none.refusal().candidates(), name);
          for (int w = 0; w < workers.size(); w++) {
            assertTrue(!view.fits(w, asking(request)), name);
          }
        }
      }
    }
  }

  @Provide
  Arbitrary<Resources> requests() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 64_000), Arbitraries.longs().between(0, 64_000))
        .as((cpu, memory) -> new Resources(cpu, memory * MEBI, 0));
  }

  @Test
  void clustersAreRankedByWhatTheirAggregatesSayAndTheRestIsCounted() {
    List<Aggregate> aggregates = List.of(sum(2000), sum(9000), sum(500), sum(9000), sum(99_000));
    ClusterView view =
        new ClusterView() {
          @Override
          public int size() {
            return aggregates.size();
          }

          @Override
          public NodeName name(int cluster) {
            return NodeName.ROOT.child("c" + cluster);
          }

          @Override
          public int instances(int cluster) {
            return 0;
          }

          @Override
          public boolean isActive(int cluster) {
            return cluster != 4;
          }

          @Override
          public Aggregate aggregate(int cluster) {
            return aggregates.get(cluster);
          }

          @Override
          public long ageNanos(int cluster) {
            return 0;
          }
        };
    Resources request = new Resources(1000, 0, 0);
    var best =
        Policies.ranking(
                Policies.BEST_FIT.label(), LatencySettings.standard(), RandomSource.seeded(1))
            .rank(asks(request), view);
    assertEquals(List.of(1, 3, 0), best.order());
    assertEquals("0/2 fit: 1 silent, 1 cpu", best.refusal().toString());
    assertEquals(
        List.of(0, 1, 3),
        Policies.ranking(
                Policies.FIRST_FIT.label(), LatencySettings.standard(), RandomSource.seeded(1))
            .rank(asks(request), view)
            .order());
  }

  private static Aggregate sum(long cpuMillis) {
    return new Aggregate(
        AggregateForm.SUM,
        1,
        cpuMillis,
        0,
        new Spread.Sum(cpuMillis),
        new Spread.Sum(MEBI),
        new Spread.Sum(0),
        List.of(),
        TraitSummary.of(List.of(NodeTraits.PLAIN)),
        OperatingZone.NOWHERE);
  }
}
