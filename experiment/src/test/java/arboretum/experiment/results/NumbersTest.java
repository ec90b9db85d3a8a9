package arboretum.experiment.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arboretum.experiment.metric.Plans;
import arboretum.lifecycle.InstanceState;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.ServiceName;
import arboretum.trace.TraceEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumbersTest {
  @Test
  void numbersAreWrittenWithoutExponentAndWithNineDigits() {
    assertEquals("0", Numbers.format(-0.0));
    assertEquals("1000000", Numbers.format(1e6));
    assertEquals("0.333333333", Numbers.format(1.0 / 3));
    assertEquals("0.0000001", Numbers.format(1e-7));
    assertEquals("", Numbers.format(Double.NaN));
    assertEquals("1.000000001", Numbers.seconds(1_000_000_001));
    assertEquals("30", Numbers.seconds(30 * Plans.SECOND));
    assertEquals("0", Numbers.seconds(0));
  }

  @Test
  void aTraceIsGzippedJsonLines(@TempDir Path folder) throws IOException {
    InstanceId web = new InstanceId(new ServiceName("web"), 2);
    try (TraceFile trace = new TraceFile(folder, 0, 1)) {
      trace.add(
          5, Plans.W1, new TraceEvent.ContainerEnded(web, Epoch.of(1, 2), InstanceState.DEAD));
      trace.add(6, Plans.W1, new TraceEvent.NodeStopped());
      trace.commit();
    }
    Path file = folder.resolve("trace-p00000-r00001.jsonl.gz");
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      assertEquals(
          """
          {"arboretum-trace":1}
          {"at":5,"node":"root/c/w1","event":\
          {"type":"container-ended","instance":{"service":"web","number":2},"epoch":[1,2],"state":"DEAD"}}
          {"at":6,"node":"root/c/w1","event":{"type":"node-stopped"}}
          """,
          new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
