package arboretum.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EpochTest {
  @Test
  void theRootsCounterComesFirst() {
    assertTrue(Epoch.of(2).compareTo(Epoch.of(1, 9)) > 0);
    assertTrue(Epoch.of(1, 2).compareTo(Epoch.of(1, 1)) > 0);
    assertEquals(0, Epoch.of(1).compareTo(Epoch.of(1, 0)));
    assertEquals("1.2.3", Epoch.of(1, 2, 3).toString());
  }

  @Test
  void anOrchestratorRaisesItsOwnCounterAndDropsThoseBelow() {
    assertEquals(Epoch.of(1), Epoch.NONE.raisedAt(0));
    assertEquals(Epoch.of(1, 1), Epoch.of(1).raisedAt(1));
    assertEquals(Epoch.of(2), Epoch.of(1, 7, 3).raisedAt(0));
    assertEquals(Epoch.of(1, 8), Epoch.of(1, 7, 3).raisedAt(1));
    assertEquals(Epoch.of(1), Epoch.of(1, 7, 3).delegation(1));
  }

  @Property
  void aRaisedEpochIsHigherThanAllThatWereIssuedBelowIt(
      @ForAll @Size(max = 4) List<@IntRange(max = 5) Integer> counters,
      @ForAll @IntRange(max = 3) int depth) {
    Epoch epoch = new Epoch(counters);
    Epoch raised = epoch.raisedAt(depth);
    assertTrue(raised.compareTo(epoch) > 0);
    assertTrue(raised.compareTo(epoch.raisedAt(depth + 1)) > 0);
  }

  @Property
  void twoPlacersNeverIssueTheSameEpoch(
      @ForAll @IntRange(min = 1, max = 20) int delegations,
      @ForAll @IntRange(min = 1, max = 20) int local) {
    // The root goes on from (1) while a cut-off cluster goes on from (1, 0).
    Epoch byRoot = Epoch.of(1);
    for (int i = 0; i < delegations; i++) {
      byRoot = byRoot.raisedAt(0);
    }
    Epoch byCluster = Epoch.of(1);
    for (int i = 0; i < local; i++) {
      byCluster = byCluster.raisedAt(1);
    }
    assertTrue(byRoot.compareTo(byCluster) > 0);
  }
}
