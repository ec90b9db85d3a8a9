package arboretum.sim.fuzz;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Damaged logic is caught: each patch in {@code src/test/mutations} makes the fuzzer fail on the
 * seed that the index gives, and without it that seed passes. With {@code arboretum.soak} each is
 * searched for anew in the first thousand seeds.
 */
class MutationsTest {
  private static final Path FOLDER = Path.of("src", "test", "mutations");
  private static final Path SOURCES = Path.of("..");
  private static final long SEARCHED = 1000;

  /**
   * One line of the index.
   *
   * @param patch the file's name
   * @param seed one that catches it
   */
  private record Mutation(String patch, long seed, String profile) {
    static Mutation of(String line) {
      String[] words = line.strip().split(" +", -1);
      return new Mutation(words[0], Long.parseLong(words[1]), words[2]);
    }
  }

  private static List<Mutation> index() throws IOException {
    return Files.readAllLines(FOLDER.resolve("index.txt")).stream()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(Mutation::of)
        .toList();
  }

  @Test
  void everyPatchStandsInTheIndexAndThereAreTwentyOrMore() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> patches =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".patch"))
              .sorted()
              .toList();
      assertEquals(patches, index().stream().map(Mutation::patch).toList());
      assertTrue(patches.size() >= 20, () -> patches.size() + " patches");
    }
  }

  @TestFactory
  Stream<DynamicTest> eachIsCaughtOnItsSeedAndTheLogicAsItIsPassesThere() throws IOException {
    return index().stream()
        .map(mutation -> DynamicTest.dynamicTest(mutation.patch(), () -> check(mutation)));
  }

  private static void check(Mutation mutation) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("mutation");
    try (Mutant mutant = Mutant.of(FOLDER.resolve(mutation.patch()), SOURCES, work)) {
      assertAll(
          () ->
              assertEquals(
                  mutation.seed(),
                  mutant.firstCaught(mutation.seed(), mutation.seed(), mutation.profile()),
                  "caught on its seed"),
          () ->
              assertTrue(
                  Fuzz.play(mutation.seed(), mutation.profile()).breach().isEmpty(),
                  "the logic as it is passes"));
      if (Boolean.getBoolean("arboretum.soak")) {
        long found = mutant.firstCaught(1, SEARCHED, mutation.profile());
        System.out.println(mutation.patch() + ": first caught by seed " + found);
        assertTrue(found > 0, "found by search");
      }
    } finally {
      delete(work);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
