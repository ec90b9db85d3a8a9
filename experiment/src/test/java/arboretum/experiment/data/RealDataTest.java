package arboretum.experiment.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.data.FileCheck.State;
import arboretum.experiment.data.Located.Found;
import arboretum.experiment.data.matrix.KMedoids;
import arboretum.experiment.data.matrix.LatencyMatrix;
import arboretum.experiment.data.matrix.RowChoice;
import arboretum.experiment.data.openb.OpenbNode;
import arboretum.experiment.data.openb.OpenbNodes;
import arboretum.experiment.data.openb.OpenbPods;
import arboretum.experiment.data.openb.OpenbWorkload;
import arboretum.experiment.data.openb.TraceArrival;
import arboretum.random.RandomSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Facts about the real sets; runs where {@code ARBORETUM_DATA} names a folder that has them. */
@EnabledIfEnvironmentVariable(named = DataLocations.VARIABLE, matches = ".+")
class RealDataTest {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int WORKERS = 193;

  private final DataSets sets =
      new DataSets(
          DataRegistry.bundled(),
          DataLocations.of(Optional.empty(), System.getenv(), Path.of("/nowhere")));

  private Path file(String set, String file) {
    return assertInstanceOf(Found.class, sets.file(set, file)).path();
  }

  private LatencyMatrix planetLab() {
    return LatencyMatrix.read(file("latency-planetlab490", "rtt_median_ms.csv.gz"));
  }

  private List<OpenbNode> workers() {
    var nodes = OpenbNodes.read(file("trace-alibaba-openb2023", "nodes.csv"));
    return OpenbNodes.everyNthOfEachModel(nodes, 8);
  }

  private OpenbWorkload workload(long seed) {
    var pods = OpenbPods.read(file("trace-alibaba-openb2023", "pods.csv"));
    var settings = new OpenbWorkload.Settings(10_000_000, 100);
    return OpenbWorkload.of(pods, settings, RandomSource.seeded(seed).fork("run-times"));
  }

  @Test
  void everyFileHasTheBytesThatTheRegistrySays() {
    assertEquals(List.of(), sets.check().stream().filter(c -> c.state() != State.RIGHT).toList());
  }

  @Test
  void planetLabHasTheKnownQuantiles() {
    LatencyMatrix matrix = planetLab();
    assertEquals(490, matrix.size());
    double[] millis =
        IntStream.range(0, 490 * 490)
            .filter(k -> k / 490 < k % 490)
            .mapToDouble(k -> matrix.rttNanos(k / 490, k % 490) / NANOS_PER_MILLI)
            .sorted()
            .toArray();
    assertEquals(119_805, millis.length);
    assertEquals(134, millis[millis.length / 2], 1);
    assertEquals(31, millis[millis.length / 10], 1);
    assertEquals(404, millis[millis.length * 99 / 100], 1);
  }

  @Test
  void everyEighthNodeGives193Workers() {
    var workers = workers();
    assertEquals(WORKERS, workers.size());
    assertEquals(15_632_000, workers.stream().mapToLong(OpenbNode::cpuMillis).sum());
    assertEquals(775, workers.stream().mapToLong(OpenbNode::gpus).sum());
  }

  @Test
  void fourteenClustersCoverAllWorkers() {
    LatencyMatrix matrix = planetLab();
    int[] rows = RowChoice.shuffled(490, WORKERS, RandomSource.seeded(42).fork("rows"));
    var clusters = KMedoids.cluster(WORKERS, 14, (i, j) -> matrix.rttNanos(rows[i], rows[j]));
    int[] sizes = new int[14];
    Arrays.stream(clusters.clusterOf()).forEach(c -> sizes[c]++);
    assertTrue(Arrays.stream(sizes).allMatch(size -> size >= 1), () -> Arrays.toString(sizes));
    double meanMillis = clusters.cost() / NANOS_PER_MILLI / WORKERS;
    // Far below the median pair (134 ms): the clusters are real.
    assertTrue(meanMillis < 30, () -> "mean RTT to the medoid " + meanMillis + " ms");
  }

  @Test
  void everyPodOfTheTraceArrivesWithin8Point1Hours() {
    OpenbWorkload workload = workload(42);
    assertEquals(8_152, workload.size());
    assertEquals(897, workload.neverScheduledInTrace());
    var arrivals = new ArrayList<TraceArrival>();
    workload.forEach(arrivals::add);
    // 58 pods were created before second 10,000,000; the last one of all at 12,901,761.
    assertEquals(58, arrivals.stream().filter(a -> a.atNanos() == 0).count());
    assertEquals(29_017_610_000_000L, arrivals.getLast().atNanos());
    assertTrue(arrivals.stream().allMatch(a -> a.runNanos() > 0));
  }
}
