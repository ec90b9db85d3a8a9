package arboretum.sim.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class FuzzTest {
  private static final long SEEDS = 12;
  private static final String PROFILE = "arboretum";

  private static List<String> report(int threads) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Fuzz.Outcome>> outcomes = new ArrayList<>();
      for (long seed = 1; seed <= SEEDS; seed++) {
        long one = seed;
        outcomes.add(executor.submit(() -> Fuzz.play(one, PROFILE)));
      }
      FuzzReport report = new FuzzReport();
      for (Future<Fuzz.Outcome> outcome : outcomes) {
        report.add(outcome.get());
      }
      return report.lines(SEEDS);
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void theReportIsTheSameForOneThreadAndForFour() throws Exception {
    assertEquals(report(1), report(4));
  }

  @Test
  void theLogicKeepsEveryRuleOnTheFirstSeedsOfEveryProfile() {
    for (String profile : List.of(PROFILE, "paper-2023", "artifact-2023", "head-2026-04")) {
      for (long seed = 1; seed <= 5; seed++) {
        Fuzz.Outcome outcome = Fuzz.play(seed, profile);
        assertTrue(outcome.breach().isEmpty(), () -> outcome.seed() + ": " + outcome.breach());
      }
    }
  }

  @Test
  void aCaseFollowsFromItsSeedAlone() {
    assertEquals(CaseDraw.draw(7, PROFILE), CaseDraw.draw(7, PROFILE));
    assertNotEquals(CaseDraw.draw(7, PROFILE).faults(), CaseDraw.draw(8, PROFILE).faults());
  }

  @Test
  void differentProfilesMeetTheSameTreeAndServices() {
    FuzzCase ours = CaseDraw.draw(7, PROFILE);
    FuzzCase paper = CaseDraw.draw(7, "paper-2023");
    assertEquals(
        ours.nodes().stream().map(node -> node.device()).toList(),
        paper.nodes().stream().map(node -> node.device()).toList());
    assertEquals(ours.services(), paper.services());
  }

  @Test
  void shrinkingKeepsOnlyWhatIsNeeded() {
    // Fails if operation 3 and fault 1 are both there: everything else can be spared.
    Kept whole = Kept.all(8, 5, 2, 4);
    Kept small =
        new Shrinker(kept -> kept.operations().contains(3) && kept.faults().contains(1))
            .shrink(whole);
    assertEquals(new Kept(List.of(3), List.of(1), List.of(), List.of()), small);
  }

  @Test
  void aCaseFileSaysWhatItWasWrittenFrom() {
    CaseFile file =
        new CaseFile(17, PROFILE, new Kept(List.of(1, 4), List.of(), List.of(0), List.of(2, 5)));
    assertEquals(file, CaseFile.parse(file.text()));
  }

  @Test
  void aCaseFileThatLacksALineSaysWhich() {
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> CaseFile.parse("arboretum-fuzz-case: 1\nseed: 1\nprofile: arboretum\n"));
    assertEquals("\"operations:\" is missing", wrong.getMessage());
  }

  @Test
  void whatIsNotCoveredFailsFromTwoThousandSeedsOn() {
    FuzzReport nothing = new FuzzReport();
    assertTrue(nothing.shortcomings(FuzzReport.SEEDS_THAT_COVER - 1).isEmpty());
    assertTrue(
        nothing.shortcomings(FuzzReport.SEEDS_THAT_COVER).stream()
            .anyMatch(line -> line.endsWith("cells are uncovered")));
  }
}
