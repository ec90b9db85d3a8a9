package arboretum.experiment.data.openb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import arboretum.random.RandomSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenbTest {
  private static final String NODE_HEADER = "sn,cpu_milli,memory_mib,gpu,model\n";
  private static final String POD_HEADER =
      "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos,pod_phase,"
          + "creation_time,deletion_time,scheduled_time\n";
  private static final long SECOND = 1_000_000_000L;

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("t.csv"), text);
  }

  private List<String> defects(Runnable reading) {
    return assertThrows(InputException.class, reading::run).problems().stream()
        .map(Problem::format)
        .map(text -> text.substring(folder.toString().length() + 1))
        .toList();
  }

  @Test
  void nodesAreReadAsTheTraceHasThem() throws IOException {
    var nodes = OpenbNodes.read(file(NODE_HEADER + "n0,32000,262144,0,\nn1,96000,393216,8,G2\n"));
    assertEquals(
        List.of(
            new OpenbNode("n0", 32000, 262144, 0, ""), new OpenbNode("n1", 96000, 393216, 8, "G2")),
        nodes);
  }

  @Test
  void defectsOfNodesHaveTheirPlace() throws IOException {
    Path file = file(NODE_HEADER + "n0,x,262144,0,\nn0,1,-1,0,\nn1,1,1\n");
    assertEquals(
        List.of(
            "t.csv:2:2: cpu_milli: \"x\"; allowed: a whole number from 0 to 10000000",
            "t.csv:3:1: sn: \"n0\" stands in the file twice",
            "t.csv:3:3: memory_mib: \"-1\"; allowed: a whole number from 0 to 1073741824",
            "t.csv:4:1: 3 fields; the header has 5"),
        defects(() -> OpenbNodes.read(file)));
  }

  @Test
  void anotherFileIsNotTakenForNodes() throws IOException {
    Path pods = file(POD_HEADER);
    List<String> defects = defects(() -> OpenbNodes.read(pods));
    assertEquals(1, defects.size());
    assertTrue(
        defects.getFirst().endsWith("; allowed: sn,cpu_milli,memory_mib,gpu,model"),
        defects::toString);
    Path empty = file("");
    assertEquals(
        List.of("t.csv: is empty; wanted a header sn,cpu_milli,memory_mib,gpu,model"),
        defects(() -> OpenbNodes.read(empty)));
  }

  @Test
  void gpuRequestsAreSharesOfOneOrWhole() throws IOException {
    var pods =
        OpenbPods.read(
            file(
                POD_HEADER
                    + "p0,1000,1024,1,460,,LS,Running,5,30,10.0\n"
                    + "p1,1000,0,0,0,,BE,Pending,5,30,\n"
                    + "p2,1000,1024,8,1000,,LS,Failed,5,30,30.0\n"));
    assertEquals(List.of(460, 0, 8000), pods.stream().map(OpenbPod::gpuThousandths).toList());
    assertEquals(OptionalLong.of(20), pods.get(0).runSeconds());
    assertEquals(OptionalLong.empty(), pods.get(1).runSeconds());
    assertEquals(0, pods.get(1).memoryMib());
    assertEquals("Failed", pods.get(2).phase());
  }

  @Test
  void defectsOfPodsHaveTheirPlace() throws IOException {
    Path file =
        file(
            POD_HEADER
                + "p0,1000,1024,1,1001,,LS,Running,5,30,10.0\n"
                + "p1,1000,1024,1,460,,,Running,50,30,31.5\n"
                + "p2,1000,1024,1,460,,LS,Running,5,30,7.5\n");
    assertEquals(
        List.of(
            "t.csv:2:5: gpu_milli: \"1001\"; allowed: a whole number from 0 to 1000",
            "t.csv:3:7: qos: is empty",
            "t.csv:3:10: deletion_time: \"30\"; allowed: a whole number from 50 to 2147483648",
            "t.csv:3:11: scheduled_time: \"31.5\"; allowed: a number from 50.0 to 50.0",
            "t.csv:4:11: scheduled_time: \"7.5\"; allowed: whole seconds"),
        defects(() -> OpenbPods.read(file)));
  }

  @Test
  void everyNthIsTakenWithinEachModel() {
    // 9 of G2 give the 1st and the 9th, 8 of T4 give the 1st, 1 without a GPU gives itself.
    var nodes = new ArrayList<OpenbNode>();
    IntStream.range(0, 8).forEach(i -> nodes.add(new OpenbNode("t" + i, 1, 1, 2, "T4")));
    IntStream.range(0, 9).forEach(i -> nodes.add(new OpenbNode("g" + (8 - i), 1, 1, 8, "G2")));
    nodes.add(new OpenbNode("c", 1, 1, 0, ""));
    assertEquals(
        List.of("c", "g0", "g8", "t0"),
        OpenbNodes.everyNthOfEachModel(nodes, 8).stream().map(OpenbNode::name).toList());
    assertEquals(18, OpenbNodes.everyNthOfEachModel(nodes, 1).size());
    assertThrows(IllegalArgumentException.class, () -> OpenbNodes.everyNthOfEachModel(nodes, 0));
  }

  private static OpenbPod pod(String name, String qos, long created, long deleted, long placed) {
    var scheduled = placed < 0 ? OptionalLong.empty() : OptionalLong.of(placed);
    return new OpenbPod(name, 100, 10, 500, qos, "Running", created, deleted, scheduled);
  }

  private static List<TraceArrival> arrivals(List<OpenbPod> pods, long seed) {
    var settings = new OpenbWorkload.Settings(1_000, 100);
    var list = new ArrayList<TraceArrival>();
    OpenbWorkload.of(pods, settings, RandomSource.seeded(seed)).forEach(list::add);
    return list;
  }

  @Test
  void arrivalsAreCompressedRunTimesAreNotAndOlderPodsComeFirstInOrder() {
    var pods =
        List.of(
            pod("old-2", "LS", 900, 5_000, 950),
            pod("old-1", "LS", 0, 100, 10),
            pod("first", "LS", 1_000, 1_007, 1_001),
            pod("next", "BE", 1_150, 1_200, 1_160));
    List<TraceArrival> arrivals = arrivals(pods, 1);
    assertEquals(
        List.of("old-2", "old-1", "first", "next"),
        arrivals.stream().map(TraceArrival::pod).toList());
    assertEquals(
        List.of(0L, 0L, 0L, 1_500_000_000L), // 150 s of the trace are 1.5 s of the run
        arrivals.stream().map(TraceArrival::atNanos).toList());
    assertEquals(
        List.of(4_050 * SECOND, 90 * SECOND, 6 * SECOND, 40 * SECOND),
        arrivals.stream().map(TraceArrival::runNanos).toList());
  }

  @Test
  void neverScheduledPodsRunAsLongAsSomeScheduledPodOfTheirClass() {
    var pods = new ArrayList<OpenbPod>();
    pods.add(pod("be", "BE", 1_000, 9_000, 1_000));
    IntStream.range(1, 6).forEach(i -> pods.add(pod("ls" + i, "LS", 1_000, 1_000 + i, 1_000)));
    IntStream.range(0, 50).forEach(i -> pods.add(pod("never" + i, "LS", 2_000, 3_000, -1)));
    var drawn = arrivals(pods, 1).stream().filter(TraceArrival::neverScheduledInTrace).toList();
    assertEquals(50, drawn.size());
    assertEquals(
        List.of(SECOND, 2 * SECOND, 3 * SECOND, 4 * SECOND, 5 * SECOND),
        drawn.stream().map(TraceArrival::runNanos).distinct().sorted().toList());
    assertEquals(
        50,
        OpenbWorkload.of(pods, new OpenbWorkload.Settings(0, 1), RandomSource.seeded(1))
            .neverScheduledInTrace());
  }

  @Test
  void aDrawnRunTimeDependsOnSeedAndNameOnly() {
    var known = IntStream.range(0, 9).mapToObj(i -> pod("k" + i, "LS", 0, 10 + i, 0)).toList();
    var a = pod("a", "LS", 0, 5, -1);
    var b = pod("b", "LS", 0, 5, -1);
    var alone = arrivals(Stream.concat(known.stream(), Stream.of(a)).toList(), 3);
    var together = arrivals(Stream.concat(known.stream(), Stream.of(b, a)).toList(), 3);
    assertEquals(alone.getLast(), together.getLast());
  }

  @Test
  void aClassWithoutAnyScheduledPodIsAnError() {
    var pods = List.of(pod("x", "BE", 0, 5, -1), pod("y", "LS", 0, 5, 1));
    var thrown = assertThrows(InputException.class, () -> arrivals(pods, 1));
    assertEquals("pod x: was never scheduled, and no pod of its class BE was", thrown.getMessage());
  }
}
