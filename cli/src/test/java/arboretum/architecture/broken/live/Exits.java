package arboretum.architecture.broken.live;

/** Ends the process outside cli. */
final class Exits {
  void exit() {
    System.exit(1);
  }
}
