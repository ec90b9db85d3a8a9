package arboretum.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The text of every Java file of the project follows {@link StyleRules}. */
class StyleTest {
  @Test
  void noFileBreaksARule() throws IOException {
    Path root = root();
    List<String> hits = new ArrayList<>();
    int files = 0;
    for (Path file : sources(root)) {
      hits.addAll(StyleRules.hits(StyleRules.name(root, file), Files.readAllLines(file)));
      files++;
    }
    assertTrue(files > 50, "only " + files + " files found below " + root);
    assertEquals("", String.join("\n", hits), "style");
  }

  /** The project's root: the folder with the launcher, here or above. */
  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("arboretum"))
        || !Files.exists(folder.resolve("scheduler"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("no launcher above " + Path.of("").toAbsolutePath());
      }
    }
    return folder;
  }

  private static List<Path> sources(Path root) throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> modules = Files.list(root)) {
      for (Path module : modules.sorted().toList()) {
        Path source = module.resolve("src");
        if (Files.isDirectory(source)) {
          try (Stream<Path> files = Files.walk(source)) {
            files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
          }
        }
      }
    }
    return sources;
  }

  @Nested
  class EachRuleNoticesWhatBreaksIt {
    private static final String LOGIC = "scheduler/src/main/java/arboretum/placement/X.java";
    private static final String MODEL = "sim/src/main/java/arboretum/sim/network/X.java";
    private static final String LIVE = "live/src/main/java/arboretum/live/X.java";
    private static final String CLI = "cli/src/main/java/arboretum/cli/X.java";

    private static void hit(String path, String line, String expected) {
      List<String> hits = StyleRules.hits(path, List.of("", line));
      assertEquals(1, hits.size(), () -> line + " -> " + hits);
      assertTrue(hits.get(0).startsWith(path + ":2: "), hits.get(0));
      assertTrue(hits.get(0).contains(expected), hits.get(0));
    }

    private static void clean(String path, String... lines) {
      assertEquals(List.of(), StyleRules.hits(path, List.of(lines)));
    }

    @Test
    void longLinesAndFiles() {
      hit(LOGIC, "  " + "x".repeat(119), "a line over 120 characters is banned, use two");
      clean(LOGIC, "// https://example.org/" + "x".repeat(119));
      assertEquals(
          List.of(LOGIC + ":401: a file over 400 lines is banned, use two"),
          StyleRules.hits(LOGIC, Collections.nCopies(401, "")));
      clean("sim/src/test/java/X.java", Collections.nCopies(600, "").toArray(String[]::new));
    }

    @Test
    void bannedCallsNameTheirReplacement() {
      hit(LOGIC, "var s = Set.of(1, 2);", "Set.of/copyOf is banned, use List.of");
      hit(LOGIC, "var s = Map.copyOf(m);", "use a TreeMap");
      hit(LOGIC, "var s = new HashMap<A, B>();", "use TreeMap");
      hit(LOGIC, "var s = x.collect(toSet());", "use Collectors.toCollection(TreeSet::new)");
      hit(LOGIC, "x.parallelStream()", "use stream");
      hit(MODEL, "double y = Math.log(x);", "use StrictMath");
      hit(MODEL, "var r = new Random(1);", "use RandomSource.fork(purpose)");
      hit(MODEL, "long t = System.nanoTime();", "use the time that comes with the input");
      hit(MODEL, "Thread.sleep(3);", "use Timers.set");
      hit(MODEL, "  synchronized void f() {", "use one owner per state");
      hit(MODEL, "double best = Double.MIN_VALUE;", "use Double.NEGATIVE_INFINITY");
      hit(CLI, "String s = String.format(\"%f\", x);", "use String.format(Locale.ROOT, ...)");
      hit(CLI, "String s = \"%f\".formatted(x);", "use String.format(Locale.ROOT, ...)");
      hit(CLI, "String s = t.toLowerCase();", "use the overload with Locale.ROOT");
      hit(LIVE, "e.printStackTrace();", "use throw, or a logger");
      hit(LIVE, "System.err.println(x);", "only cli and bench print");
    }

    @Test
    void whatIsAllowedIsNotHit() {
      clean(LIVE, "long t = System.nanoTime();", "var s = Set.of(1);");
      clean(CLI, "System.out.println(String.format(Locale.ROOT, \"%f\", x));");
      clean(LOGIC, "double y = StrictMath.log(x) + Math.sqrt(x);", "var s = EnumSet.of(A);");
      clean(LOGIC, "// new HashMap would be wrong", "String s = \"Set.of(\";");
      clean(LOGIC, "/* a", " Set.of(1) */ int x;", "String s = \"\"\"", "  Map.of(", "  \"\"\";");
    }

    @Test
    void unfinishedWorkNamesAnIssueAndAGrade() {
      hit(LOGIC, "  // TODO later", "use TODO(#issue, before-results|before-release|someday)");
      hit(LOGIC, "  // FIXME(#3) x", "a bare TODO is banned");
      clean(LOGIC, "  // TODO(#31, before-results): the tie", "  TODO_COUNT++;");
      hit(LOGIC, "  // int x = f(y);", "commented-out code is banned");
      hit(LOGIC, "  // table.remove(worker);", "commented-out code is banned");
      clean(LOGIC, "  // The parent is told first; the child later.");
    }

    @Test
    void constantsOfTheModelNameTheirSource() {
      hit(MODEL, "  private static final long BOOT = 3;", "the constant BOOT without provenance");
      clean(MODEL, "  private static final long BOOT = 3; // source: [3] Table 2");
      clean(MODEL, "  /** Boot. source: guess, see ADR-0007 */", "  static final double BOOT = 3;");
      clean(MODEL, "  // source: measured", "  static final int BOOT =", "      3;");
      clean(LOGIC, "  private static final long BOOT = 3;");
    }
  }
}
