package arboretum.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Flows stay where they are while packets come. */
class FlowCacheTest {
  private static final long IDLE = 60;

  @Test
  void anIdleFlowIsForgotten() {
    FlowCache flows = new FlowCache(IDLE);
    flows.put(7, 3, 0);
    assertEquals(3, flows.get(7, 60));
    assertEquals(3, flows.get(7, 120), "the last packet counts");
    assertEquals(-1, flows.get(7, 181));
    flows.purge(181);
    assertEquals(0, flows.size());
  }

  @Property
  void itAnswersAsAMapWould(
      @ForAll @Size(max = 300) List<@IntRange(min = 1, max = 60) Integer> keys) {
    FlowCache flows = new FlowCache(IDLE);
    Map<Long, Long> last = new LinkedHashMap<>();
    Map<Long, Integer> copies = new LinkedHashMap<>();
    long now = 0;
    for (int key : keys) {
      now += key % 7;
      long flow = key * 1_000_003L;
      Long before = last.get(flow);
      boolean live = before != null && now - before <= IDLE;
      assertEquals(live ? copies.getOrDefault(flow, -1) : -1, flows.get(flow, now));
      if (!live) {
        flows.put(flow, key, now);
        copies.put(flow, key);
      }
      last.put(flow, now);
    }
  }
}
