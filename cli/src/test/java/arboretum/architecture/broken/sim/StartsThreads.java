package arboretum.architecture.broken.sim;

import java.util.concurrent.atomic.AtomicLong;

/** Threads, locks and executors in sim. */
final class StartsThreads {
  private final AtomicLong counter = new AtomicLong();

  void sleep() throws InterruptedException {
    Thread.sleep(1);
  }

  boolean mayAskWhetherToEnd() {
    return Thread.currentThread().isInterrupted();
  }

  synchronized long locked() {
    return counter.get();
  }
}
