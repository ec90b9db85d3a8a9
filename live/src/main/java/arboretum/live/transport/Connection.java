package arboretum.live.transport;

import arboretum.experiment.wire.Codec;
import arboretum.experiment.wire.CodecException;
import arboretum.experiment.wire.Hello;
import arboretum.protocol.Message;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * One TCP connection to a peer. Its outbox is bounded; a frame that finds it full is dropped. One
 * thread reads, another one writes, any may send and close.
 */
final class Connection implements AutoCloseable {
  static final int OUTBOX_FRAMES = 10_000;

  private static final int HELLO_MILLIS = 5_000;
  private static final int BUFFER_BYTES = 1 << 13;
  private static final byte[] END = {};

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private final BlockingQueue<byte[]> outbox = new LinkedBlockingQueue<>(OUTBOX_FRAMES);
  private final CountDownLatch read = new CountDownLatch(1);

  Connection(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES));
    out = new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES);
  }

  /** Says who speaks. */
  void greet(Hello hello) throws IOException {
    Frames.write(out, hello.frame());
    out.flush();
  }

  /** Reads the peer's first frame. */
  Hello readHello() throws IOException {
    socket.setSoTimeout(HELLO_MILLIS);
    Optional<byte[]> frame = Frames.read(in, Frames.HELLO_LIMIT);
    socket.setSoTimeout(0);
    if (frame.isEmpty()) {
      throw new IOException("the peer closed without a hello");
    }
    try {
      return Hello.read(frame.get());
    } catch (CodecException e) {
      throw new RefusedException("no hello: " + e.getMessage());
    }
  }

  /** Returns whether the frame has a place in the outbox. */
  boolean send(byte[] frame) {
    return !socket.isClosed() && outbox.offer(frame);
  }

  /** Hands every message that arrives to {@code messages} until the connection ends. */
  void readMessages(Consumer<Message> messages) throws IOException {
    try {
      Optional<byte[]> frame = Frames.read(in, Frames.BODY_LIMIT);
      while (frame.isPresent()) {
        messages.accept(decode(frame.get()));
        frame = Frames.read(in, Frames.BODY_LIMIT);
      }
    } finally {
      read.countDown();
      close();
    }
  }

  /** Writes what is in the outbox until the connection ends. */
  void writeFrames() {
    try {
      while (!socket.isClosed()) {
        byte[] frame = outbox.take();
        while (frame != null && frame != END) {
          Frames.write(out, frame);
          frame = outbox.poll();
        }
        out.flush();
      }
    } catch (IOException e) {
      close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
    }
  }

  /** Closes, and waits until what had arrived before was handed over. */
  void closeAndAwait() throws InterruptedException {
    close();
    read.await();
  }

  boolean isClosed() {
    return socket.isClosed();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is as gone as it can be.
    }
    outbox.clear();
    while (!outbox.offer(END)) {
      outbox.clear();
    }
  }

  private static Message decode(byte[] frame) throws RefusedException {
    try {
      return Codec.MESSAGE.read(frame);
    } catch (CodecException e) {
      throw new RefusedException("no message: " + e.getMessage());
    }
  }
}
