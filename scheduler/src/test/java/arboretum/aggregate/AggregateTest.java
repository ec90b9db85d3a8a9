package arboretum.aggregate;

import static arboretum.model.Specs.asking;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.coordinates.OperatingZone;
import arboretum.model.NodeTraits;
import arboretum.model.Resources;
import arboretum.model.Shortfall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AggregateTest {
  private static Aggregate of(AggregateForm form, long... cpuMillis) {
    long[] memory = new long[cpuMillis.length];
    long[] gpu = new long[cpuMillis.length];
    java.util.Arrays.fill(memory, 1 << 20);
    return new Aggregate(
        form,
        cpuMillis.length,
        0,
        0,
        Spread.of(form, cpuMillis, cpuMillis.length),
        Spread.of(form, memory, memory.length),
        Spread.of(form, gpu, gpu.length),
        List.of(),
        TraitSummary.of(List.of(NodeTraits.PLAIN)),
        OperatingZone.NOWHERE);
  }

  @Test
  void aSumLetsAnOfferPassThatNoWorkerCanTakeAndMomentsRuleItOut() {
    Resources request = new Resources(3000, 1, 0);
    assertEquals(
        Optional.empty(), of(AggregateForm.SUM, 1000, 1000, 1000).shortfall(asking(request)));
    assertEquals(
        Optional.of(Shortfall.CPU),
        of(AggregateForm.MEAN_STD, 1000, 1000, 1000).shortfall(asking(request)));
  }

  @Test
  void noWorkersFitNothing() {
    assertEquals(
        Optional.of(Shortfall.CPU),
        Aggregate.empty(AggregateForm.SUM).shortfall(asking(Resources.NONE)));
  }

  @Test
  void gpusAndMemoryAreAskedForAsWell() {
    assertEquals(
        Optional.of(Shortfall.GPU),
        of(AggregateForm.SUM, 1000).shortfall(asking(new Resources(0, 0, 500))));
    assertEquals(
        Optional.of(Shortfall.MEMORY),
        of(AggregateForm.SUM, 1000).shortfall(asking(new Resources(0, 1 << 21, 0))));
  }

  @Property
  void aFormNeverRulesOutWhatSomeWorkerHas(
      @ForAll @NotEmpty @Size(max = 40) List<@LongRange(max = 1L << 45) Long> free) {
    long[] values = free.stream().mapToLong(Long::longValue).toArray();
    long most = free.stream().mapToLong(Long::longValue).max().orElseThrow();
    for (AggregateForm form : AggregateForm.values()) {
      assertTrue(Spread.of(form, values, values.length).couldFit(most, values.length), form.name());
    }
  }

  @Property
  void combiningClustersGivesTheSpreadOverAllTheirWorkers(
      @ForAll @Size(min = 1, max = 5)
          List<@NotEmpty @Size(max = 6) List<@LongRange(max = 1_000_000) Long>> clusters) {
    List<Spread> parts = new ArrayList<>();
    List<Integer> workers = new ArrayList<>();
    List<Long> all = new ArrayList<>();
    for (List<Long> cluster : clusters) {
      long[] values = cluster.stream().mapToLong(Long::longValue).toArray();
      parts.add(Spread.of(AggregateForm.MEAN_STD, values, values.length));
      workers.add(values.length);
      all.addAll(cluster);
    }
    long[] values = all.stream().mapToLong(Long::longValue).toArray();
    Spread.Moments expected =
        (Spread.Moments) Spread.of(AggregateForm.MEAN_STD, values, values.length);
    Spread.Moments combined =
        (Spread.Moments) Spread.combine(AggregateForm.MEAN_STD, parts, workers);
    assertEquals(expected.sum(), combined.sum());
    assertEquals(expected.mean(), combined.mean(), 1e-6 * (1 + expected.mean()));
    // the difference of two large squares costs half of the digits
    assertEquals(expected.deviation(), combined.deviation(), 1e-2 * (1 + 1e-3 * expected.mean()));
  }

  @Test
  void momentsStillLetPassWhatOnlyTheirCoarsenessHides() {
    // One worker has 4000, but the moments of (0, 2000, 4000) also allow for it: an offer of 4001
    // is ruled out
    // only by the bound mean + deviation * sqrt(n - 1) = 2000 + 1633 * 1.41 = 4309.
    assertEquals(
        Optional.empty(),
        of(AggregateForm.MEAN_STD, 0, 2000, 4000).shortfall(asking(new Resources(4300, 1, 0))));
    assertFalse(
        of(AggregateForm.MEAN_STD, 0, 2000, 4000)
            .shortfall(asking(new Resources(4320, 1, 0)))
            .isEmpty());
  }
}
