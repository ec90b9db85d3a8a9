package arboretum.live.transport;

import arboretum.experiment.wire.Hello;

/** Whether two nodes understand each other. */
final class Versions {
  private Versions() {}

  /** Throws {@link RefusedException}, for good, unless both speak the same version. */
  static void check(Hello self, Hello peer) throws RefusedException {
    if (self.version() != peer.version()) {
      throw new RefusedException(
          "protocol version "
              + peer.version()
              + " (build "
              + peer.build()
              + "), this node speaks version "
              + self.version()
              + " (build "
              + self.build()
              + ")",
          /* lasting= */ true);
    }
  }
}
