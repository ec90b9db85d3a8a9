package arboretum.sim.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.plan.NetworkPlan.Loss;
import arboretum.random.RandomSource;
import org.junit.jupiter.api.Test;

class LossesTest {
  private static final long MILLI = 1_000_000;
  private static final Link LINK = new Link(1, 0, 5 * MILLI, 7 * MILLI);

  private static Losses losses(double share) {
    return Losses.of(new Loss(share, 200 * MILLI), RandomSource.seeded(42));
  }

  @Test
  void aLostTransmissionCostsARoundTripAndTheTimerAndEachFurtherOneTwiceThat() {
    Losses losses = losses(0.5);
    long timer = 212 * MILLI;
    int[] times = new int[4];
    for (int i = 0; i < 4000; i++) {
      long leaves = i * 1000L * 1000 * MILLI; // far apart: nothing waits for another
      long late = losses.arrivalNanos(LINK, Way.UP, leaves) - leaves - 5 * MILLI;
      int lost = 0;
      while (((1L << lost) - 1) * timer < late) {
        lost++;
      }
      assertTrue(lost > 9 || ((1L << lost) - 1) * timer == late, "late by " + late);
      times[Math.min(lost, 3)]++;
    }
    // Geometric with 1/2: 2000, 1000, 500, 500, each within four deviations (127, 110, 84, 84).
    assertEquals(2000, times[0], 127);
    assertEquals(1000, times[1], 110);
    assertEquals(500, times[2], 84);
    assertEquals(500, times[3], 84);
  }

  @Test
  void whatFollowsOnTheSameWayWaitsAndTheOtherWayDoesNot() {
    Losses losses = losses(0.5);
    long last = 0;
    for (int i = 0; i < 1000; i++) {
      long arrival = losses.arrivalNanos(LINK, Way.UP, i * MILLI);
      assertTrue(arrival >= last, "order is kept");
      last = arrival;
    }
    assertTrue(last > 1005 * MILLI);
    Losses other = losses(0.5);
    Losses alone = losses(0.5);
    for (int i = 0; i < 100; i++) {
      other.arrivalNanos(LINK, Way.UP, i * MILLI);
      assertEquals(
          alone.arrivalNanos(LINK, Way.DOWN, i * MILLI),
          other.arrivalNanos(LINK, Way.DOWN, i * MILLI));
    }
  }

  @Test
  void withoutLossNothingIsDrawn() {
    assertFalse(losses(0).areAny());
    assertTrue(losses(0.01).areAny());
  }
}
