package arboretum.sim.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What assignments are worth, by hand. Three workers, 0 ms to themselves and 10 ms to each other;
 * service 0 has a user within 5 ms, whose round trips are 4, 6 and 8 ms; service 1 talks to 0
 * within 10 ms, service 2 to 1 within 9 ms. Service 2 is not allowed on worker 2.
 */
class EvaluationTest {
  private static final long MS = 1_000_000;
  private static final PlacementProblem PROBLEM = problem();

  private static PlacementProblem problem() {
    PlacementProblem.Builder builder =
        PlacementProblem.among(
            List.of(new Room(2, 9, 0), new Room(3, 9, 0), new Room(3, 9, 0)),
            (from, to) -> from == to ? 0 : 10 * MS);
    builder.service(new Room(1, 1, 0), worker -> true);
    builder.service(new Room(1, 1, 0), worker -> true);
    builder.service(new Room(1, 1, 0), worker -> worker != 2);
    return builder
        .fixed(0, 5 * MS, worker -> (4 + 2 * worker) * MS)
        .pair(new PairLink(1, 0, 10 * MS))
        .pair(new PairLink(2, 1, 9 * MS))
        .build();
  }

  private static void worth(List<Integer> workerOf, Evaluation value, List<Boolean> placed) {
    assertEquals(value, Evaluation.of(PROBLEM, workerOf));
    assertEquals(placed, Evaluation.placed(PROBLEM, workerOf));
  }

  @Test
  void aLimitThatIsJustKeptIsKept() {
    worth(List.of(0, 1, 1), new Evaluation(3, 3, 0, 14 * MS), List.of(true, true, true));
  }

  @Test
  void aBrokenLimitCountsAgainstTheServiceThatStatesItAlone() {
    worth(List.of(0, 0, 1), new Evaluation(2, 3, MS, 14 * MS), List.of(true, true, false));
    worth(List.of(1, 1, 1), new Evaluation(2, 3, MS, 6 * MS), List.of(false, true, true));
  }

  @Test
  void aLinkToAServiceThatDoesNotRunIsNotWithinItsLimit() {
    worth(List.of(-1, 1, 1), new Evaluation(1, 2, 0, 0), List.of(false, false, true));
  }

  @Test
  void aServiceWhereItIsNotAllowedDoesNotRun() {
    worth(List.of(0, 1, 2), new Evaluation(2, 2, 0, 14 * MS), List.of(true, true, false));
  }

  @Test
  void whatNoWorkerCanHoldIsNoAssignment() {
    refused(() -> Evaluation.of(PROBLEM, List.of(0, 0, 0)), "worker 0 has not the room");
    assertThrows(IllegalArgumentException.class, () -> Evaluation.of(PROBLEM, List.of(0, 0, 3)));
    assertThrows(IllegalArgumentException.class, () -> Evaluation.of(PROBLEM, List.of(0, 0)));
  }

  @Test
  void theBetterComesFirst() {
    List<Evaluation> falling =
        List.of(
            new Evaluation(2, 2, 9, 9),
            new Evaluation(1, 2, 8, 9),
            new Evaluation(1, 2, 9, 7),
            new Evaluation(1, 2, 9, 8),
            new Evaluation(1, 1, 0, 0));
    assertEquals(falling, falling.reversed().stream().sorted().toList());
  }

  @Test
  void inputOutOfRangeIsRefused() {
    PlacementProblem.Builder builder =
        PlacementProblem.among(List.of(new Room(1, 1, 1)), (from, to) -> -1);
    builder.service(new Room(0, 0, 0), worker -> true);
    builder.service(new Room(0, 0, 0), worker -> true);
    refused(() -> builder.fixed(2, 5, worker -> 5), "service 2 is unknown");
    refused(() -> builder.fixed(0, -5, worker -> 5), "a limit of -5 ns");
    refused(() -> builder.fixed(0, 5, worker -> -1), "a round trip of -1 ns to worker 0");
    refused(() -> builder.pair(new PairLink(1, 1, 5)), "service 1 is linked to itself");
    refused(() -> builder.pair(new PairLink(0, 1, 5)).build(), "between workers 0 and 0");
    assertThrows(IllegalStateException.class, () -> builder.fixed(0, 5, worker -> 5));
    refused(() -> new Room(0, -1, 0), "room must not be negative");
  }

  private static void refused(Runnable what, String why) {
    RuntimeException thrown = assertThrows(IllegalArgumentException.class, what::run);
    assertTrue(thrown.toString().contains(why), thrown::toString);
  }
}
