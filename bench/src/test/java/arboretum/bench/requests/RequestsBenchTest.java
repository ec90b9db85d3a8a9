package arboretum.bench.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestsBenchTest {
  @Test
  void bothWaysToResolveMeetTheSameRequestsAndAccountForAll() throws InterruptedException {
    var out = new ByteArrayOutputStream();
    List<RequestsBench.Row> rows =
        RequestsBench.run(
            new RequestsBench.Options(100, 60, 1),
            new PrintStream(out, true, StandardCharsets.UTF_8));
    assertEquals(rows.getFirst().requests(), rows.getLast().requests());
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("all requests are accounted for"));
  }
}
