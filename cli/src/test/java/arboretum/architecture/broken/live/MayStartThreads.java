package arboretum.architecture.broken.live;

/** Allowed. */
final class MayStartThreads {
  void sleep() throws InterruptedException {
    Thread.sleep(1);
  }
}
