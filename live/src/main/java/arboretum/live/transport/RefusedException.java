package arboretum.live.transport;

import java.io.IOException;

/** The other side said something that this side does not accept; the connection is closed. */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1;

  private final boolean lasting;

  RefusedException(String message) {
    this(message, false);
  }

  RefusedException(String message, boolean lasting) {
    super(message);
    this.lasting = lasting;
  }

  /** Returns whether to connect again would change nothing. */
  boolean isLasting() {
    return lasting;
  }
}
