package arboretum.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Addresses of services, instances and subnets. */
class AddressPoolTest {
  @Test
  void servicesBeginAt10_30() {
    assertEquals("10.30.0.1", AddressPool.text(AddressPool.ofServices().take().orElseThrow()));
    assertEquals((1 << 16) - 2, AddressPool.ofServices().free());
  }

  @Test
  void subnetsAreBlocksOf64Below10_30() {
    AddressPool subnets = AddressPool.ofSubnets();
    assertEquals("10.18.0.0", AddressPool.text(subnets.take().orElseThrow()));
    assertEquals("10.18.0.64", AddressPool.text(subnets.take().orElseThrow()));
    int last = 0;
    for (OptionalInt next = subnets.take(); next.isPresent(); next = subnets.take()) {
      last = next.getAsInt();
    }
    assertEquals("10.29.255.192", AddressPool.text(last));
    assertEquals(0, subnets.free());
  }

  @Test
  void anAddressThatIsAskedForIsGivenOnce() {
    AddressPool pool = AddressPool.ofServices();
    int wanted = AddressPool.ipv4(10, 30, 0, 3);
    assertTrue(pool.take(wanted));
    assertFalse(pool.take(wanted));
    assertFalse(pool.take(AddressPool.ipv4(10, 31, 0, 3)), "not of this range");
    List<String> next = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      next.add(AddressPool.text(pool.take().orElseThrow()));
    }
    assertEquals(List.of("10.30.0.1", "10.30.0.2", "10.30.0.4"), next);
  }

  /** Values below 0 give back the so-manieth taken; from 100 on they ask for one by name. */
  @Property
  void noAddressIsOutTwiceAndNoneGetsLost(
      @ForAll @Size(max = 200) List<@IntRange(min = -20, max = 130) Integer> steps) {
    AddressPool pool = new AddressPool(1000, 30, 4);
    TreeSet<Integer> out = new TreeSet<>();
    for (int step : steps) {
      if (step < 0 && !out.isEmpty()) {
        int given = new ArrayList<>(out).get(-step % out.size());
        out.remove(given);
        pool.giveBack(given);
      } else if (step >= 100) {
        int wanted = 1000 + 4 * (step - 100);
        assertEquals(step < 130 && !out.contains(wanted), pool.take(wanted));
        if (step < 130) {
          out.add(wanted);
        }
      } else {
        OptionalInt taken = pool.take();
        assertEquals(out.size() < 30, taken.isPresent());
        taken.ifPresent(address -> assertTrue(out.add(address)));
      }
      assertEquals(30 - out.size(), pool.free());
    }
  }
}
