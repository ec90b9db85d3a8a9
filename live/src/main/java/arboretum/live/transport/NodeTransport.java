package arboretum.live.transport;

import arboretum.experiment.wire.Codec;
import arboretum.experiment.wire.Hello;
import arboretum.model.NodeName;
import arboretum.port.Transport;
import arboretum.protocol.Message;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One node's end of all its links.
 *
 * <p>A member connects to its parent and keeps that connection; when it is lost it connects again,
 * at once and then with growing pauses. A parent takes connections of its members on a port of the
 * loopback interface. Both say hello first; a peer of another protocol version, a stranger, or one
 * that sends garbage is refused, which is told in one line.
 *
 * <p>Messages to a peer that is not connected, that finds its outbox full, or over a cut link are
 * lost and counted; nobody waits for anything. {@link #send} is for the loop's thread; the rest for
 * any.
 */
public final class NodeTransport implements Transport, AutoCloseable {
  /**
   * What the transports of one run share.
   *
   * @param longestPauseMillis pauses between attempts to connect grow up to this
   * @param notices takes one line for each peer that was refused
   */
  public record Shared(
      LinkState links, Traffic traffic, long longestPauseMillis, Consumer<String> notices) {}

  /** Where a node's parent listens; empty while it does not. Asked at each attempt to connect. */
  @FunctionalInterface
  public interface ParentAddress extends Supplier<Optional<InetSocketAddress>> {}

  private final NodeName self;
  private final Shared shared;
  private final ExecutorService threads;
  private final MemberListener members;
  private final Optional<ParentLink> parent;

  private NodeTransport(Hello self, ParentAddress parentAddress, Delivery delivery, Shared shared)
      throws IOException {
    this.self = self.node();
    this.shared = shared;
    threads =
        Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name(self.node().path() + "-socket-", 0).factory());
    Delivery passed = (from, message) -> arrived(from, message, delivery);
    members = new MemberListener(self, passed, threads, shared.notices());
    parent =
        self.node()
            .parent()
            .map(name -> new ParentLink(self, name, parentAddress, passed, threads, shared));
  }

  /**
   * Opens a node's end: it listens for members, and connects to its parent in the background.
   *
   * @param self what it says in its hello; its node and session
   * @param delivery takes what arrives, from now on
   */
  public static NodeTransport open(
      Hello self, ParentAddress parentAddress, Delivery delivery, Shared shared)
      throws IOException {
    NodeTransport transport = new NodeTransport(self, parentAddress, delivery, shared);
    transport.members.start();
    transport.parent.ifPresent(ParentLink::start);
    return transport;
  }

  /** Returns where members connect to. */
  public InetSocketAddress address() {
    return members.address();
  }

  /**
   * Waits until the node is connected to its parent.
   *
   * @return whether it is, after at most {@code nanos}; at once for the root
   */
  public boolean awaitParent(long nanos) throws InterruptedException {
    return parent.isEmpty() || parent.get().await(nanos);
  }

  @Override
  public void send(NodeName to, Message message) {
    shared.traffic().sent(message);
    if (shared.links().isCut(self, to) || !offer(to, message)) {
      shared.traffic().lost(message);
    }
  }

  /** Closes every socket and returns when every thread has ended. */
  @Override
  public void close() {
    parent.ifPresent(ParentLink::close);
    members.close();
    threads.shutdownNow();
    threads.close();
  }

  private boolean offer(NodeName to, Message message) {
    Optional<Connection> connection =
        parent.isPresent() && parent.get().isTo(to)
            ? parent.get().connection()
            : members.connection(to);
    return connection.isPresent() && connection.get().send(Codec.MESSAGE.frame(message));
  }

  private void arrived(NodeName from, Message message, Delivery delivery) {
    if (shared.links().isCut(from, self)) {
      shared.traffic().lost(message);
    } else {
      delivery.deliver(from, message);
    }
  }
}
