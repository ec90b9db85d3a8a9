package arboretum.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GpusTest {
  @Test
  void aShareGoesToTheFullestDeviceThatHasRoom() {
    assertEquals(List.of(1), Gpus.choose(new int[] {1000, 500, 400}, 460));
  }

  @Test
  void wholeGpusAreExclusive() {
    assertEquals(List.of(0, 2), Gpus.choose(new int[] {1000, 999, 1000}, 2000));
    assertFalse(Gpus.fits(new int[] {1000, 999, 999}, 2000), "a sum that would do is not enough");
    assertThrows(IllegalStateException.class, () -> Gpus.choose(new int[] {999}, 1000));
  }

  @Test
  void aRequestIsAShareOrWholeDevices() {
    assertTrue(new Resources(0, 0, 999).isRequestable());
    assertTrue(new Resources(0, 0, 8000).isRequestable());
    assertFalse(new Resources(0, 0, 1500).isRequestable());
  }

  @Provide
  Arbitrary<Integer> requests() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 999), Arbitraries.of(1000, 2000, 4000, 8000));
  }

  @Property
  void whatFitsCanBeTakenAndGivenBackAndNoDeviceIsEverOverbooked(
      @ForAll List<@net.jqwik.api.From("requests") Integer> requests) {
    int[] free = new int[8];
    Arrays.fill(free, Resources.WHOLE_GPU);
    List<Allocation> taken = new ArrayList<>();
    for (int millis : requests) {
      if (Gpus.fits(free, millis)) {
        Allocation allocation =
            new Allocation(new Resources(0, 0, millis), Gpus.choose(free, millis));
        assertTrue(Gpus.canTake(free, allocation));
        Gpus.take(free, allocation);
        taken.add(allocation);
        assertTrue(Arrays.stream(free).allMatch(f -> f >= 0 && f <= Resources.WHOLE_GPU));
      }
    }
    taken.forEach(allocation -> Gpus.give(free, allocation));
    int[] all = new int[8];
    Arrays.fill(all, Resources.WHOLE_GPU);
    assertArrayEquals(all, free);
  }

  @Test
  void whatIsGivenBackToOtherDevicesNeverMakesMoreThanAWhole() {
    int[] free = {1000, 300};
    Gpus.give(free, new Allocation(new Resources(0, 0, 3000), List.of(0, 1, 2)));
    assertArrayEquals(new int[] {1000, 1000}, free);
  }
}
