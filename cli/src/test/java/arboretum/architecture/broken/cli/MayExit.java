package arboretum.architecture.broken.cli;

/** Allowed. */
final class MayExit {
  void exit() {
    System.exit(1);
  }
}
