package arboretum.experiment.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProblemTest {
  @Test
  void aProblemNamesFileLineColumnPathAndMessage() {
    assertEquals(
        "a.yaml:3:7: seed: not a number",
        new Problem("a.yaml", 3, 7, "seed", "not a number").format());
  }

  @Test
  void unknownPartsAreLeftOut() {
    assertEquals("a.yaml: empty", Problem.of("a.yaml", "empty").format());
    assertEquals("a.yaml:3: empty", new Problem("a.yaml", 3, 0, "", "empty").format());
    assertEquals("--set: empty", new Problem("", 0, 0, "--set", "empty").format());
  }

  @Test
  void allProblemsAreReportedInOrderOfPlaceAndOnce() {
    var problems = new Problems();
    problems.add("b.yaml", 1, 1, "", "x");
    problems.add("a.yaml", 10, 1, "", "x");
    problems.add("a.yaml", 9, 1, "", "x");
    problems.add("a.yaml", 9, 1, "", "x");
    var thrown = assertThrows(InputException.class, problems::throwIfAny);
    assertEquals("a.yaml:9:1: x\na.yaml:10:1: x\nb.yaml:1:1: x", thrown.getMessage());
    assertEquals(3, thrown.problems().size());
  }

  @Test
  void noProblemThrowsNothing() {
    new Problems().throwIfAny();
  }

  @Test
  void aSwapOfNeighboursIsOneEdit() {
    assertEquals(1, Nearest.distance("berlin", "belrin"));
    assertEquals(3, Nearest.distance("kitten", "sitting"));
    assertEquals(4, Nearest.distance("", "bonn"));
    assertEquals(4, Nearest.distance("bonn", ""));
    // The restricted distance of Damerau's measure: 3, not 2, because no substring is edited twice.
    assertEquals(3, Nearest.distance("ca", "abc"));
  }

  @Test
  void theNearestNameIgnoresCaseAndBreaksTiesByOrder() {
    assertEquals(Optional.of("Munich"), Nearest.of("munihc", List.of("Berlin", "Munich")));
    assertEquals(Optional.of("aab"), Nearest.of("aaa", List.of("aac", "aab")));
  }

  @Test
  void nothingIsSuggestedForAWordThatIsFarFromAll() {
    assertEquals(Optional.empty(), Nearest.of("xyzzy", List.of("Berlin", "Munich")));
    assertEquals("", Nearest.hint("xyzzy", List.of("Berlin", "Munich")));
    assertEquals("; did you mean \"Berlin\"?", Nearest.hint("Belrin", List.of("Berlin", "Munich")));
    assertEquals(Optional.empty(), Nearest.of("a", List.of("b")));
  }
}
