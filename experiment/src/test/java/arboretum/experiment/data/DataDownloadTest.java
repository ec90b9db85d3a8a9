package arboretum.experiment.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDownloadTest {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final String PODS_PATH = "/data/csv/openb_pod_list_default.csv";

  @TempDir Path folder;
  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch released = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Path cache;
  private HttpServer server;
  private URI base;

  /** What the server does with the pod list. */
  private enum Pods {
    WHOLE,
    CUT_OFF,
    NEVER
  }

  @BeforeEach
  void start() throws IOException {
    cache = folder.resolve("cache");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
    base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  @AfterEach
  void stop() {
    released.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(Map<String, String> files, Pods pods) {
    server.createContext("/", exchange -> answer(exchange, files, pods));
  }

  private void answer(HttpExchange exchange, Map<String, String> files, Pods pods)
      throws IOException {
    requests.incrementAndGet();
    String path = exchange.getRequestURI().getPath();
    String text = files.get(path);
    try (exchange) {
      if (text == null) {
        exchange.sendResponseHeaders(NOT_FOUND, -1);
        return;
      }
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(OK, bytes.length);
      boolean whole = pods == Pods.WHOLE || !path.equals(PODS_PATH);
      exchange.getResponseBody().write(bytes, 0, whole ? bytes.length : bytes.length / 2);
      exchange.getResponseBody().flush();
      if (!whole && pods == Pods.NEVER) {
        released.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private GetResult get(Duration patience) throws IOException {
    return get(patience, DataFixture.PODS);
  }

  private GetResult get(Duration patience, String wantedPods) throws IOException {
    var locations = new DataLocations(Optional.empty(), Optional.empty(), cache);
    return new DataSets(DataFixture.registry(folder, wantedPods), locations)
        .get("small", new DataDownload(Optional.of(base), patience));
  }

  private String failure(GetResult result) {
    String message = assertInstanceOf(GetResult.Failed.class, result).message();
    String start = "small was not obtained, nothing was kept: ";
    assertTrue(message.startsWith(start), message);
    assertTrue(message.indexOf('\n') < 0, message);
    return message.substring(start.length());
  }

  private List<String> inCache() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aWholeSetIsConvertedAndPutInPlace() throws IOException {
    serve(DataFixture.origin(DataFixture.ORIGIN_PODS), Pods.WHOLE);
    Path set = cache.resolve("small");
    assertEquals(new GetResult.Got(set), get(DataDownload.DEFAULT_PATIENCE));
    assertEquals(DataFixture.PODS, Files.readString(set.resolve("pods.csv")));
    assertEquals(List.of("small"), inCache());
    assertEquals(3, requests.get());
  }

  @Test
  void aSetThatIsThereIsLeftAloneAndADamagedOneReplaced() throws IOException {
    serve(DataFixture.origin(DataFixture.ORIGIN_PODS), Pods.WHOLE);
    Path set = cache.resolve("small");
    get(DataDownload.DEFAULT_PATIENCE);
    assertEquals(new GetResult.AlreadyThere(set), get(DataDownload.DEFAULT_PATIENCE));
    assertEquals(3, requests.get());
    Files.writeString(set.resolve("pods.csv"), "damaged");
    assertEquals(new GetResult.Got(set), get(DataDownload.DEFAULT_PATIENCE));
    assertEquals(DataFixture.PODS, Files.readString(set.resolve("pods.csv")));
    assertEquals(List.of("small"), inCache());
  }

  @Test
  void aDownloadThatIsCutOffKeepsNothing() throws IOException {
    serve(DataFixture.origin(DataFixture.ORIGIN_PODS), Pods.CUT_OFF);
    String message = failure(get(DataDownload.DEFAULT_PATIENCE));
    String start = base.resolve(PODS_PATH) + " was cut off after ";
    assertTrue(message.startsWith(start), message);
    assertEquals(List.of(), inCache());
  }

  @Test
  void otherBytesThanTheRegistrySaysAreRefused() throws IOException {
    String other = DataFixture.ORIGIN_PODS.replace("460", "461");
    serve(DataFixture.origin(other), Pods.WHOLE);
    int size = other.length();
    assertEquals(
        base.resolve(PODS_PATH)
            + " has other bytes than the registry says: "
            + size
            + " bytes with SHA-256 "
            + DataFixture.sha256(other)
            + ", wanted "
            + size
            + " with "
            + DataFixture.sha256(DataFixture.ORIGIN_PODS),
        failure(get(DataDownload.DEFAULT_PATIENCE)));
    assertEquals(List.of(), inCache());
  }

  @Test
  void aConversionWithOtherBytesThanTheRegistrySaysIsRefused() throws IOException {
    serve(DataFixture.origin(DataFixture.ORIGIN_PODS), Pods.WHOLE);
    assertEquals(
        "the converted file pods.csv: SHA-256 is "
            + DataFixture.sha256(DataFixture.PODS)
            + ", wanted "
            + DataFixture.sha256("else"),
        failure(get(DataDownload.DEFAULT_PATIENCE, "else")));
    assertEquals(List.of(), inCache());
  }

  @Test
  void anUnreachableServerIsNamed() throws IOException {
    server.stop(0);
    assertEquals(
        "127.0.0.1 can't be reached (" + base + "data/csv/openb_node_list_all_node.csv)",
        failure(get(DataDownload.DEFAULT_PATIENCE)));
    assertEquals(List.of(), inCache());
  }

  @Test
  void aFileThatIsNotThereIsNamed() throws IOException {
    serve(Map.of(), Pods.WHOLE);
    assertEquals(
        base + "data/csv/openb_node_list_all_node.csv answered with status 404",
        failure(get(DataDownload.DEFAULT_PATIENCE)));
  }

  @Test
  void aServerThatFallsSilentIsGivenUp() throws IOException {
    serve(DataFixture.origin(DataFixture.ORIGIN_PODS), Pods.NEVER);
    assertEquals(
        base.resolve(PODS_PATH) + " did not arrive within 1500 ms",
        failure(get(Duration.ofMillis(1_500))));
    assertEquals(List.of(), inCache());
  }
}
