package arboretum.sim.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestInstanceTest {
  private static Optional<NearestInstance> nearest(long... rtts) {
    return NearestInstance.among(rtts.length, instance -> rtts[instance]);
  }

  @Test
  void theShortestRoundTripWinsAndTheLowestNumberAmongEqualOnes() {
    assertEquals(Optional.of(new NearestInstance(1, 3)), nearest(7, 3, 5, 3));
    assertEquals(Optional.of(new NearestInstance(0, 0)), nearest(0));
  }

  @Test
  void withoutInstancesThereIsNone() {
    assertEquals(Optional.empty(), nearest());
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> nearest(4, -1));
    assertThrows(IllegalArgumentException.class, () -> NearestInstance.among(-1, i -> 0));
  }
}
