package arboretum.live.transport;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Frames on a stream: four bytes of length, the highest first, then the body. */
final class Frames {
  /** No message comes near it: a longer frame is garbage. */
  static final int BODY_LIMIT = 16 << 20;

  /** A hello has one name and one build. */
  static final int HELLO_LIMIT = 4096;

  private static final int LENGTH_BYTES = 4;

  private Frames() {}

  static void write(OutputStream out, byte[] body) throws IOException {
    byte[] length = new byte[LENGTH_BYTES];
    for (int i = 0; i < LENGTH_BYTES; i++) {
      length[i] = (byte) (body.length >>> (8 * (LENGTH_BYTES - 1 - i)));
    }
    out.write(length);
    out.write(body);
  }

  /**
   * Returns the next body, or nothing at the end of the stream.
   *
   * @throws RefusedException if the length is impossible
   * @throws EOFException if the stream ends within a frame
   */
  static Optional<byte[]> read(DataInputStream in, int limit) throws IOException {
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    int length = (first << 24) | (in.readUnsignedByte() << 16) | in.readUnsignedShort();
    if (length < 0 || length > limit) {
      throw new RefusedException(
          "a frame of " + Integer.toUnsignedLong(length) + " bytes; at most " + limit);
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the stream ends within a frame");
    }
    return Optional.of(body);
  }
}
