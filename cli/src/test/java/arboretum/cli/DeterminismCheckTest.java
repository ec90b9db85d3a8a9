package arboretum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.cli.Cli.Said;
import arboretum.plugin.WorkerSelectionFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeterminismCheckTest {
  /** Eight workers, so that an order among them is one of 8! by luck. */
  private static final String SCENARIO =
      """
      arboretum: 1
      name: checked
      seed: 7
      replications: 4
      duration: 20 s
      topology:
        root: { at: Frankfurt }
        clusters:
          - { name: munich, at: Munich, workers: [ { count: 8, device: intel-nuc } ] }
        latency: geography
      services:
        - { name: detection, memory: 100 MiB, vcpus: 0.25, replicas: 24 }
      scheduling: { cluster: subject }
      """;

  @TempDir Path folder;
  private Cli cli = new Cli(Path.of("."));
  private PlugInJars jars = new PlugInJars(Path.of("."));

  @BeforeEach
  void useFolder() {
    cli = new Cli(folder);
    jars = new PlugInJars(folder);
  }

  private Said check(String members, String policy) {
    jars.with("subject", WorkerSelectionFactory.class, "WorkerSelection", members, policy);
    Path file = cli.file("checked.yaml", SCENARIO);
    return cli.run("run", file, "--plugins", jars.folder(), "--check-determinism");
  }

  private static void caught(Said said) {
    assertEquals(1, said.code(), said.both());
    // The first instance that differs; the cluster is the only one that asks the policy.
    String first = "differs: point 0, replication 0, node root/munich, at ";
    assertTrue(said.out().startsWith(first), said.both());
    assertTrue(said.out().contains("  request: Received[from=root"), said.both());
    assertTrue(said.out().contains("detection"), said.both());
    assertTrue(said.out().contains("  here:      "), said.both());
    assertTrue(said.out().contains("  fresh JVM: "), said.both());
  }

  @Test
  void theOrderOfASaltedSetIsCaught() {
    String set =
        "static final Set<String> NAMES = Set.of(\"w1\",\"w2\",\"w3\",\"w4\",\"w5\",\"w6\","
            + "\"w7\",\"w8\");\n";
    String spread =
        """
          static int pick(WorkerView workers, ServiceSpec spec) {
            int best = -1;
            for (String name : NAMES) {
              for (int w = 0; w < workers.size(); w++) {
                if (workers.name(w).leaf().equals(name) && workers.fits(w, spec)
                    && (best < 0 || workers.instances(w) < workers.instances(best))) {
                  best = w;
                }
              }
            }
            return best;
          }
        """;
    caught(
        check(
            set + spread,
            "(request, workers) -> new Selection.Chosen(pick(workers, request.spec()), 8)"));
  }

  @Test
  void anOrderByIdentityHashIsCaught() {
    String pick =
        """
          static int pick(int size) {
            List<Object> tokens = new ArrayList<>();
            for (int w = 0; w < size; w++) {
              tokens.add(new Object());
            }
            int best = 0;
            for (int w = 1; w < size; w++) {
              if (tokens.get(w).hashCode() < tokens.get(best).hashCode()) {
                best = w;
              }
            }
            return best;
          }
        """;
    caught(check(pick, "(request, workers) -> new Selection.Chosen(pick(workers.size()), 8)"));
  }

  @Test
  void aReadClockIsCaught() {
    caught(
        check(
            "",
            "(request, workers) ->"
                + " new Selection.Chosen((int) ((System.nanoTime() >>> 4) % workers.size()), 1)"));
  }

  @Test
  void oneWithAFieldThatChangesPassesAndGivesTheSameBytesForOneAndTwoThreads() throws IOException {
    String round =
        """
          static final class RoundRobin implements WorkerSelection {
            private final RandomSource random;
            private int next;
            RoundRobin(RandomSource random) {
              this.random = random;
            }
            public Selection select(PlacementRequest request, WorkerView workers) {
              next = (next + 1 + random.nextInt(3)) % workers.size();
              return new Selection.Chosen(next, workers.size());
            }
          }
        """;
    Said said = check(round, "new RoundRobin(random)");
    assertEquals(0, said.code(), said.both());
    assertTrue(said.out().startsWith("identical: "), said.out());
    assertTrue(said.out().contains(" decisions of 1 replication, here and in fresh JVMs"));
    assertEquals(bytes(1), bytes(2));
  }

  private Map<String, String> bytes(int threads) throws IOException {
    Path out = folder.resolve("threads-" + threads);
    Path file = folder.resolve("checked.yaml");
    Said said =
        cli.run("run", file, "--plugins", jars.folder(), "--threads", threads, "--out", out);
    assertEquals(0, said.code(), said.both());
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path one : files.filter(Files::isRegularFile).toList()) {
        String name = one.getFileName().toString();
        if (!name.equals("manifest.json") && !name.equals("timing.csv")) {
          all.put(
              out.relativize(one).toString(),
              java.util.HexFormat.of().formatHex(Files.readAllBytes(one)));
        }
      }
    }
    assertTrue(all.size() > 5, all.keySet().toString());
    return all;
  }
}
