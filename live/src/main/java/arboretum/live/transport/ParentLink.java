package arboretum.live.transport;

import arboretum.experiment.wire.Hello;
import arboretum.model.NodeName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The member's end: one connection to the parent, made again whenever it is lost. */
final class ParentLink implements AutoCloseable {
  private static final int CONNECT_MILLIS = 2_000;
  private static final long FIRST_PAUSE_MILLIS = 5;

  private final Hello self;
  private final NodeName parent;
  private final NodeTransport.ParentAddress address;
  private final Delivery delivery;
  private final ExecutorService threads;
  private final NodeTransport.Shared shared;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable Connection current;
  private @Nullable Connection greeting;
  private boolean closed;

  ParentLink(
      Hello self,
      NodeName parent,
      NodeTransport.ParentAddress address,
      Delivery delivery,
      ExecutorService threads,
      NodeTransport.Shared shared) {
    this.self = self;
    this.parent = parent;
    this.address = address;
    this.delivery = delivery;
    this.threads = threads;
    this.shared = shared;
  }

  void start() {
    threads.execute(this::stayConnected);
  }

  boolean isTo(NodeName node) {
    return parent.equals(node);
  }

  Optional<Connection> connection() {
    lock.lock();
    try {
      return Optional.ofNullable(current);
    } finally {
      lock.unlock();
    }
  }

  boolean await(long nanos) throws InterruptedException {
    long left = nanos;
    lock.lock();
    try {
      while (current == null && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      return current != null;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    Connection one;
    Connection other;
    lock.lock();
    try {
      closed = true;
      one = current;
      other = greeting;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (one != null) {
      one.close();
    }
    if (other != null) {
      other.close();
    }
  }

  private void stayConnected() {
    long pauseMillis = FIRST_PAUSE_MILLIS;
    while (!isClosed()) {
      boolean wasConnected = false;
      try {
        Optional<InetSocketAddress> to = address.get();
        if (to.isPresent()) {
          wasConnected = connectAndRead(to.get());
        }
        pauseMillis =
            wasConnected
                ? FIRST_PAUSE_MILLIS
                : Math.min(2 * pauseMillis, shared.longestPauseMillis());
        Thread.sleep(pauseMillis);
      } catch (RefusedException e) {
        shared.notices().accept(self.node() + " leaves " + parent + ": " + e.getMessage());
        close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        close();
      }
    }
  }

  /** Returns whether there was a connection; throws when it is better not to connect again. */
  private boolean connectAndRead(InetSocketAddress to)
      throws RefusedException, InterruptedException {
    boolean connected = false;
    try (Socket socket = new Socket()) {
      socket.connect(to, CONNECT_MILLIS);
      try (Connection connection = new Connection(socket)) {
        greet(connection);
        connected = true;
        threads.execute(connection::writeFrames);
        connection.readMessages(message -> delivery.deliver(parent, message));
      }
    } catch (RefusedException e) {
      if (e.isLasting()) {
        throw e;
      }
      shared.notices().accept(self.node() + " drops " + parent + ": " + e.getMessage());
    } catch (IOException | RejectedExecutionException e) {
      // Not there, or not any more: it is tried again.
    } finally {
      become(null, null);
    }
    return connected;
  }

  private void greet(Connection connection) throws IOException {
    become(connection, null);
    if (isClosed()) {
      throw new IOException("closed");
    }
    connection.greet(self);
    Hello hello = connection.readHello();
    Versions.check(self, hello);
    if (!hello.node().equals(parent)) {
      throw new RefusedException("it says that it is " + hello.node());
    }
    become(null, connection);
  }

  private void become(@Nullable Connection inGreeting, @Nullable Connection connected) {
    lock.lock();
    try {
      greeting = inGreeting;
      current = connected;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }
}
