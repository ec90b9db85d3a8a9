package arboretum.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each rule notices the classes of {@code broken} that break it: a rule that can't fail is no rule.
 */
class BrokenTest {
  private static final Packages PACKAGES = new Packages("arboretum.architecture.broken");
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPackages(PACKAGES.root());

  /** What the failure of each rule has to mention. */
  private static Map<String, List<String>> expected() {
    Map<String, List<String>> expected = new LinkedHashMap<>();
    expected.put("logic depends on the JDK and on itself only", List.of("UsesALibrary.library()"));
    expected.put(
        "experiment knows none of report, sim, live, cli, bench", List.of("experiment.SeesOthers"));
    expected.put("report knows none of sim, live, cli, bench", List.of("report.SeesOthers"));
    expected.put("sim knows none of live, report, cli, bench", List.of("sim.SeesOthers"));
    expected.put("live knows none of sim, report, cli, bench", List.of("live.SeesOthers"));
    expected.put("bench knows none of cli", List.of("bench.SeesOthers"));
    for (String layer : Packages.LAYERS.subList(0, Packages.LAYERS.size() - 1)) {
      expected.put(layer + " knows only what is above it", List.of(layer + ".LooksDown.below()"));
    }
    expected.put(
        "plug-ins see packages that see no others",
        List.of("plugin.LooksDown", "model.UsesALibrary"));
    expected.put("pure packages hold no port", List.of("placement.HoldsAPort"));
    expected.put("tiers are strangers", List.of("orchestrator.root.KnowsAWorker"));
    for (String sealed : List.of("Message", "Payload", "JournalRecord", "TraceEvent")) {
      expected.put("each " + sealed + " is a record", List.of("Mutable" + sealed));
    }
    expected.put("only sim.engine knows the simulation engine", List.of("sim.UsesTheEngine"));
    expected.put("only sim.oracle knows the solver", List.of("sim.UsesTheSolver"));
    expected.put("only live.docker knows the Docker client", List.of("live.UsesDocker"));
    expected.put(
        "logic and sim read no clock", List.of("nanos()", "millis()", "reference()", "overload()"));
    expected.put(
        "randomness comes from named streams",
        List.of("math()", "uuid()", "shuffle(java.util.List)", "identity(java.lang.Object)"));
    expected.put("no generator but our own", List.of("generator()", "threadLocal()"));
    expected.put("iteration is ordered", List.of("map()", "sized()", "set()", "reference()"));
    expected.put(
        "no collection with a salted order",
        List.of("Salted.set()", "Salted.copy(", "Salted.map()", "Salted.entries()"));
    expected.put(
        "streams keep order", List.of("set(", "map(", "grouped(", "parallel(", "parallelLater("));
    expected.put(
        "transcendental functions are StrictMath's", List.of("logarithm(", "sine(", "power("));
    expected.put("logic and sim start and await no thread", List.of("sleep()", "counter"));
    expected.put("logic and sim take no lock", List.of("StartsThreads.locked()"));
    expected.put(
        "logic and sim do no input or output", List.of("file()", "print()", "environment()"));
    expected.put("only cli ends the process", List.of("live.Exits.exit()"));
    expected.put("packages form no cycle", List.of("live", "sim"));
    expected.put("every package is null-marked", List.of("unmarked.NotMarked"));
    return expected;
  }

  @TestFactory
  Stream<DynamicTest> everyRuleNoticesWhatBreaksIt() {
    Map<String, ArchRule> rules = new Rules(PACKAGES).byName();
    return expected().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      ArchRule rule = rules.get(entry.getKey());
                      assertTrue(rule != null, "no such rule");
                      if (rule != null) {
                        notices(rule, entry.getValue());
                      }
                    }));
  }

  private static void notices(ArchRule rule, List<String> mentioned) {
    String report = String.join("\n", rule.evaluate(CLASSES).getFailureReport().getDetails());
    for (String part : mentioned) {
      assertTrue(report.contains(part), () -> part + " is not in:\n" + report);
    }
    for (String allowed :
        List.of(".May", ".may", "StockDsol", ".ordered(", ".exact(", ".ordered()")) {
      assertFalse(report.contains(allowed), () -> allowed + " is allowed, yet in:\n" + report);
    }
  }

  @Test
  void everyRuleIsTried() {
    assertEquals(
        new TreeSet<>(new Rules(PACKAGES).byName().keySet()), new TreeSet<>(expected().keySet()));
  }
}
