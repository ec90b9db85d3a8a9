package arboretum.live.hollow;

/** A live run came to an end that was not meant; the message says where and why. */
public final class LiveRunFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LiveRunFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
