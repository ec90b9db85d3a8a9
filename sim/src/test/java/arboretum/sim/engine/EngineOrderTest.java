package arboretum.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Lane and DSOL's list keep one total order, whatever the order of insertion. */
class EngineOrderTest {

  private static final long WARM_UP = 10;
  private static final long END = 20;
  private static final String WARM_UP_MARK = "warm-up";
  private static final String END_MARK = "end";

  private enum Way {
    LANE,
    LIST,
    CANCELLED
  }

  private record Insertion(Way way, long atNanos, int priority) {}

  private record Numbered(Insertion insertion, int number) {}

  @Provide
  Arbitrary<List<Insertion>> insertions() {
    // Time is mostly that of the warm-up or of the end, so that almost everything is a tie.
    Arbitrary<Long> times = Arbitraries.of(WARM_UP, WARM_UP, END, END, 0L, 15L, 21L);
    return Combinators.combine(
            Arbitraries.of(Way.class), times, Arbitraries.integers().between(1, 10))
        .as(Insertion::new)
        .list()
        .ofMaxSize(60);
  }

  @Property(tries = 500)
  void oneOrderOverLaneListWarmUpAndEnd(@ForAll("insertions") List<Insertion> insertions) {
    List<String> ran = new ArrayList<>();
    Engine engine = new Engine("order", WARM_UP, END, (now, code) -> ran.add(now + ":" + code));
    engine.onWarmUp(() -> ran.add(WARM_UP_MARK));
    engine.onEnd(() -> ran.add(END_MARK));
    for (int i = 0; i < insertions.size(); i++) {
      insert(engine, insertions.get(i), i, ran);
    }
    assertEquals(insertions.stream().filter(x -> x.way != Way.CANCELLED).count(), engine.pending());
    engine.run();
    assertEquals(expected(insertions), ran);
    assertEquals(ran.size() - 2, engine.executed());
  }

  private static void insert(Engine engine, Insertion insertion, int number, List<String> ran) {
    long at = insertion.atNanos;
    switch (insertion.way) {
      case LANE -> engine.schedule(at, insertion.priority, number);
      case LIST -> engine.scheduleRare(at, insertion.priority, () -> ran.add(at + ":" + number));
      case CANCELLED -> engine.cancel(engine.schedule(at, insertion.priority, number));
    }
  }

  private static List<String> expected(List<Insertion> insertions) {
    List<Numbered> events = new ArrayList<>();
    for (int i = 0; i < insertions.size(); i++) {
      if (insertions.get(i).way != Way.CANCELLED && insertions.get(i).atNanos <= END) {
        events.add(new Numbered(insertions.get(i), i));
      }
    }
    events.sort(
        Comparator.comparingLong((Numbered e) -> e.insertion.atNanos)
            .thenComparing(Comparator.comparingInt((Numbered e) -> e.insertion.priority).reversed())
            .thenComparingInt(Numbered::number));
    List<String> lines = new ArrayList<>();
    for (Numbered event : events) {
      if (event.insertion.atNanos >= WARM_UP && !lines.contains(WARM_UP_MARK)) {
        lines.add(WARM_UP_MARK);
      }
      lines.add(event.insertion.atNanos + ":" + event.number);
    }
    if (!lines.contains(WARM_UP_MARK)) {
      lines.add(WARM_UP_MARK);
    }
    lines.add(END_MARK);
    return lines;
  }

  @Provide
  Arbitrary<List<Integer>> permutations() {
    return Arbitraries.shuffle(List.of(0, 1, 2, 3, 4, 5, 6, 7));
  }

  @Property
  void insertionDecidesBetweenEqualsAndPriorityBetweenOthers(
      @ForAll("permutations") @Size(8) List<Integer> permutation) {
    List<Integer> ran = new ArrayList<>();
    Engine engine = new Engine("ties", 0, 100, (now, code) -> ran.add(code));
    for (int item : permutation) {
      int priority = 4 + item / 4; // items 0-3 have priority 4, items 4-7 priority 5
      if (item % 2 == 0) {
        engine.schedule(50, priority, item);
      } else {
        engine.scheduleRare(50, priority, () -> ran.add(item));
      }
    }
    engine.run();
    List<Integer> wanted = new ArrayList<>(permutation);
    wanted.sort(Comparator.comparing(item -> item < 4));
    assertEquals(wanted, ran);
    assertEquals(8, Collections.max(ran) + 1);
  }
}
