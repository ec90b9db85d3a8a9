package arboretum.experiment.scenario.bind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.TimedAction.Fail;
import arboretum.experiment.plan.TimedAction.Fault;
import arboretum.experiment.plan.TimedAction.State;
import arboretum.model.NodeName;
import arboretum.random.RandomSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MergedTimelineTest {
  private static final long HOUR = 3_600_000_000_000L;
  private static final RandomFault.Law LAW =
      new RandomFault.Law(12 * HOUR, HOUR / 6, RandomFault.Law.Down.EXACT);

  private static Fault fault(int worker) {
    return new Fault.Worker(new NodeName("root/c/w" + worker), State.KEPT);
  }

  private static List<TimedAction> faults(long seed, RandomFault.Law law, long end) {
    var sources = new ArrayList<Iterator<TimedAction>>();
    for (int w = 0; w < 20; w++) {
      RandomSource random = RandomSource.seeded(seed).fork("w" + w);
      sources.add(new RandomFault(fault(w), law, random));
    }
    return drain(new MergedTimeline(sources, end));
  }

  private static List<TimedAction> drain(Iterator<TimedAction> actions) {
    var all = new ArrayList<TimedAction>();
    actions.forEachRemaining(all::add);
    return all;
  }

  @Property(tries = 100)
  void faultsAreInOrderWithinTheRunAndNeverOverlapForOneTarget(@ForAll long seed) {
    var law = new RandomFault.Law(HOUR, HOUR, RandomFault.Law.Down.MEAN);
    long before = 0;
    var upAgain = new TreeMap<String, Long>();
    for (TimedAction action : faults(seed, law, 100 * HOUR)) {
      assertTrue(action.atNanos() >= before && action.atNanos() < 100 * HOUR);
      before = action.atNanos();
      var fail = (Fail) action.action();
      long up = upAgain.getOrDefault(fail.fault().toString(), 0L);
      assertTrue(action.atNanos() > up);
      upAgain.put(fail.fault().toString(), action.atNanos() + fail.lastsNanos());
    }
  }

  @Property(tries = 20)
  void equalSeedsGiveEqualFaults(@ForAll long seed) {
    assertEquals(faults(seed, LAW, 100 * HOUR), faults(seed, LAW, 100 * HOUR));
  }

  @Test
  void faultsAreAsManyAsTheirMeanTimesSay() {
    // 20 targets over 10,000 h with a cycle of 12 h + 10 min: 20 * 10,000 / 12.1667 = 16,438; a
    // count of renewals has a standard deviation of about sqrt(16,438) = 128; five of them.
    int count = faults(7, LAW, 10_000 * HOUR).size();
    assertTrue(Math.abs(count - 16_438) < 5 * 128, "faults: " + count);
  }

  @Test
  void atEqualTimesTheEarlierSourceComesFirst() {
    var first = new TimedAction(5, new Fail(fault(1), 1));
    var second = new TimedAction(5, new Fail(fault(2), 1));
    var late = new TimedAction(10, new Fail(fault(3), 1));
    assertEquals(
        List.of(first, first, second),
        drain(
            new MergedTimeline(
                List.of(List.of(first, first).iterator(), List.of(second, late).iterator()), 10)));
  }
}
