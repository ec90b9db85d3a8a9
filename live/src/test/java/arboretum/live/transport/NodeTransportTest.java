package arboretum.live.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.wire.Codec;
import arboretum.experiment.wire.Hello;
import arboretum.model.NodeName;
import arboretum.protocol.Message;
import arboretum.protocol.OrchestratorToWorker;
import arboretum.protocol.RegisterAgain;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class NodeTransportTest {
  private static final NodeName MEMBER = NodeName.ROOT.child("c");
  private static final long LIMIT = TimeUnit.SECONDS.toNanos(10);
  private static final Message PING = new RegisterAgain();

  private final List<String> notices = new CopyOnWriteArrayList<>();
  private final LinkState links = new LinkState();
  private final Counter traffic = new Counter();
  private final NodeTransport.Shared shared =
      new NodeTransport.Shared(links, traffic, 20, notices::add);
  private final BlockingQueue<Message> atRoot = new LinkedBlockingQueue<>();
  private final BlockingQueue<Message> atMember = new LinkedBlockingQueue<>();
  private volatile Optional<InetSocketAddress> rootAddress = Optional.empty();
  private final List<NodeTransport> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(NodeTransport::close);
  }

  @Test
  void aMemberConnectsAgainWhenItsParentCameBack() throws Exception {
    NodeTransport root = root();
    NodeTransport member = member(Message.VERSION);
    assertTrue(member.awaitParent(LIMIT));
    member.send(NodeName.ROOT, PING);
    assertEquals(PING, atRoot.poll(10, TimeUnit.SECONDS));
    rootAddress = Optional.empty();
    root.close();
    await(() -> !connected(member));
    member.send(NodeName.ROOT, PING);
    assertEquals(1, traffic.lost.get(), "sent while there was no link");
    root();
    assertTrue(member.awaitParent(LIMIT));
    member.send(NodeName.ROOT, new OrchestratorToWorker.WorkerAccepted(2));
    assertEquals(new OrchestratorToWorker.WorkerAccepted(2), atRoot.poll(10, TimeUnit.SECONDS));
    assertEquals(List.of(), notices);
  }

  @Test
  void theNewConnectionOfAMemberReplacesItsOldOne() throws Exception {
    NodeTransport root = root();
    NodeTransport old = member(Message.VERSION);
    assertTrue(old.awaitParent(LIMIT));
    old.close();
    NodeTransport back = member(Message.VERSION);
    assertTrue(back.awaitParent(LIMIT));
    back.send(NodeName.ROOT, PING);
    assertEquals(PING, atRoot.poll(10, TimeUnit.SECONDS));
    root.send(MEMBER, PING);
    assertEquals(PING, atMember.poll(10, TimeUnit.SECONDS));
  }

  @Test
  void twoVersionsRefuseEachOtherInOneLineEach() throws Exception {
    root();
    NodeTransport member = member(Message.VERSION + 1);
    await(() -> notices.size() == 2);
    assertFalse(member.awaitParent(TimeUnit.MILLISECONDS.toNanos(200)));
    List<String> sorted = notices.stream().sorted().toList();
    assertEquals(
        List.of(
            "root refuses root/c: protocol version 2 (build test), "
                + "this node speaks version 1 (build test)",
            "root/c leaves root: protocol version 1 (build test), "
                + "this node speaks version 2 (build test)"),
        sorted);
  }

  @Test
  void garbageEndsTheConnectionInOneLine() throws Exception {
    root();
    byte[] noMessage = "{\"type\":\"x\"}".getBytes(StandardCharsets.US_ASCII);
    assertTrue(
        refusal(hello(MEMBER), frame(noMessage))
            .startsWith("root refuses root/c: no message: unknown type \"x\"; known: ["));
    assertEquals(
        "root refuses root/c: a frame of 4294967295 bytes; at most 16777216",
        refusal(hello(MEMBER), new byte[] {-1, -1, -1, -1}));
    assertTrue(
        refusal("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII))
            .endsWith(": a frame of 1195725856 bytes; at most 4096"));
    assertTrue(refusal(frame(noMessage)).contains(": no hello: unknown field \"type\""));
    assertEquals(
        "root refuses root/x/y: it is no member of this node",
        refusal(hello(NodeName.ROOT.child("x").child("y"))));
    assertEquals(List.of(), List.copyOf(atRoot));
  }

  @Test
  void aPeerThatEndsWithinAFrameDeliversNothingOfIt() throws Exception {
    NodeTransport root = root();
    byte[] frame = frame(Codec.MESSAGE.frame(PING));
    try (Socket socket = connect(hello(MEMBER), frame, java.util.Arrays.copyOf(frame, 9))) {
      assertEquals(PING, atRoot.poll(10, TimeUnit.SECONDS));
      assertFalse(socket.isClosed());
    }
    root.close();
    assertEquals(List.of(), List.copyOf(atRoot));
  }

  @Test
  void whatWasCutOneWayPassesTheOther() throws Exception {
    NodeTransport root = root();
    NodeTransport member = member(Message.VERSION);
    assertTrue(member.awaitParent(LIMIT));
    links.cut(MEMBER, LinkState.Way.UP);
    member.send(NodeName.ROOT, PING);
    root.send(MEMBER, PING);
    assertEquals(PING, atMember.poll(10, TimeUnit.SECONDS));
    assertEquals(1, traffic.lost.get());
    links.heal(MEMBER, LinkState.Way.UP);
    member.send(NodeName.ROOT, PING);
    assertEquals(PING, atRoot.poll(10, TimeUnit.SECONDS));
    assertEquals(3, traffic.sent.get());
    assertThrows(IllegalStateException.class, () -> links.heal(MEMBER, LinkState.Way.UP));
  }

  @Test
  void aPeerThatDoesNotReadCostsMessagesButNoTime() throws Exception {
    NodeTransport root = root();
    try (Socket deaf = connect(hello(MEMBER))) {
      new DataInputStream(deaf.getInputStream()).readInt();
      Message large = new OrchestratorToWorker.WorkerAccepted(1);
      for (int i = 0; i < 400_000 && traffic.lost.get() == 0; i++) {
        root.send(MEMBER, large);
      }
      assertTrue(traffic.lost.get() > 0);
    }
  }

  @Test
  void nothingListensAndNobodyWaitsOnceItIsClosed() throws Exception {
    NodeTransport root = root();
    NodeTransport member = member(Message.VERSION);
    assertTrue(member.awaitParent(LIMIT));
    InetSocketAddress address = root.address();
    root.close();
    member.close();
    assertFalse(member.awaitParent(LIMIT));
    assertThrows(
        ConnectException.class,
        () -> {
          try (Socket socket = new Socket()) {
            socket.connect(address, 1000);
          }
        });
    member.send(NodeName.ROOT, PING);
    assertEquals(1, traffic.lost.get());
  }

  private NodeTransport root() throws IOException {
    NodeTransport root = open(NodeName.ROOT, Message.VERSION, atRoot);
    rootAddress = Optional.of(root.address());
    return root;
  }

  private NodeTransport member(int version) throws IOException {
    return open(MEMBER, version, atMember);
  }

  private NodeTransport open(NodeName node, int version, BlockingQueue<Message> arrivals)
      throws IOException {
    NodeTransport transport =
        NodeTransport.open(
            new Hello(version, "test", node, 1),
            () -> rootAddress,
            (from, message) -> arrivals.add(message),
            shared);
    opened.add(transport);
    return transport;
  }

  private String refusal(byte[]... frames) throws Exception {
    notices.clear();
    try (Socket socket = connect(frames)) {
      socket.getInputStream().readAllBytes();
    }
    await(() -> notices.size() == 1);
    return notices.get(0);
  }

  private Socket connect(byte[]... frames) throws IOException {
    InetSocketAddress to = rootAddress.orElseThrow();
    Socket socket = new Socket(to.getAddress(), to.getPort());
    for (byte[] frame : frames) {
      socket.getOutputStream().write(frame);
    }
    return socket;
  }

  private static byte[] hello(NodeName node) throws IOException {
    return frame(new Hello(Message.VERSION, "test", node, 1).frame());
  }

  private static byte[] frame(byte[] body) throws IOException {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    Frames.write(out, body);
    return out.toByteArray();
  }

  private static boolean connected(NodeTransport member) {
    try {
      return member.awaitParent(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT;
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.sleep(2);
    }
    assertTrue(condition.getAsBoolean());
  }

  private static final class Counter implements Traffic {
    final AtomicInteger sent = new AtomicInteger();
    final AtomicInteger lost = new AtomicInteger();

    @Override
    public void sent(Message message) {
      sent.incrementAndGet();
    }

    @Override
    public void lost(Message message) {
      lost.incrementAndGet();
    }
  }
}
