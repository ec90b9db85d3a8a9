package arboretum.live.transport;

import arboretum.experiment.wire.Hello;
import arboretum.model.NodeName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** The parent's end: one connection per member, the newest one. */
final class MemberListener implements AutoCloseable {
  private static final int ANY_PORT = 0;
  private static final int BACKLOG = 1024;

  private final Hello self;
  private final Delivery delivery;
  private final ExecutorService threads;
  private final Consumer<String> notices;
  private final ServerSocket server;
  private final TreeMap<NodeName, Connection> members = new TreeMap<>();
  private final List<Connection> open = new ArrayList<>();
  private volatile boolean closed;

  MemberListener(Hello self, Delivery delivery, ExecutorService threads, Consumer<String> notices)
      throws IOException {
    this.self = self;
    this.delivery = delivery;
    this.threads = threads;
    this.notices = notices;
    server = new ServerSocket(ANY_PORT, BACKLOG, InetAddress.getLoopbackAddress());
  }

  void start() {
    threads.execute(this::accept);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  Optional<Connection> connection(NodeName member) {
    synchronized (members) {
      return Optional.ofNullable(members.get(member));
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      server.close();
    } catch (IOException e) {
      // It is as gone as it can be.
    }
    List<Connection> all;
    synchronized (members) {
      all = List.copyOf(open);
    }
    all.forEach(Connection::close);
  }

  private void accept() {
    while (!closed) {
      try {
        Socket socket = server.accept();
        threads.execute(() -> serve(socket));
      } catch (IOException | RejectedExecutionException e) {
        if (!closed) {
          notices.accept(self.node() + ": a connection could not be taken: " + e.getMessage());
        }
      }
    }
  }

  private void serve(Socket socket) {
    String peer = String.valueOf(socket.getRemoteSocketAddress());
    try (socket;
        Connection connection = new Connection(socket)) {
      opened(connection);
      Hello hello = connection.readHello();
      peer = hello.node().path();
      check(hello, connection);
      read(hello.node(), connection);
    } catch (RefusedException e) {
      notices.accept(self.node() + " refuses " + peer + ": " + e.getMessage());
    } catch (IOException | RejectedExecutionException e) {
      // The link is down, which is nobody's business but the member's, who connects again.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A peer that is refused is told who refuses it. */
  private void check(Hello hello, Connection connection) throws IOException {
    try {
      Versions.check(self, hello);
      if (!hello.node().parent().equals(Optional.of(self.node()))) {
        throw new RefusedException("it is no member of this node");
      }
    } catch (RefusedException e) {
      connection.greet(self);
      throw e;
    }
  }

  private void opened(Connection connection) throws IOException {
    synchronized (members) {
      open.removeIf(Connection::isClosed);
      open.add(connection);
    }
    if (closed) {
      throw new IOException("closed");
    }
  }

  /** Greets a member once it can be sent to: from then on it counts itself as connected. */
  private void read(NodeName member, Connection connection)
      throws IOException, InterruptedException {
    Optional<Connection> previous;
    synchronized (members) {
      previous = Optional.ofNullable(members.put(member, connection));
    }
    try {
      connection.greet(self);
      threads.execute(connection::writeFrames);
      if (previous.isPresent()) {
        previous.get().closeAndAwait();
      }
      connection.readMessages(message -> delivery.deliver(member, message));
    } finally {
      connection.close();
      synchronized (members) {
        members.remove(member, connection);
      }
    }
  }
}
