package arboretum.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Engines in parallel threads: same results, nothing left behind. */
class ManyEnginesTest {

  private static final long END = 20_000;

  private static final class Walk {
    final SplittableRandom random;
    final Engine engine = new Engine("same id for all", 10, END, this::handle);
    long checksum;

    Walk(long seed) {
      random = new SplittableRandom(seed);
    }

    void handle(long now, int code) {
      checksum = checksum * 31 + now + code;
      engine.schedule(now + 1 + random.nextInt(2_000), code);
    }

    long run() {
      for (int i = 0; i < 10; i++) {
        engine.schedule(random.nextInt(1_000), i);
      }
      engine.scheduleRare(END / 2, () -> checksum = -checksum);
      engine.run();
      return checksum;
    }
  }

  private static long[] runAll(int replications, int threads) throws Exception {
    List<Callable<Long>> tasks = new ArrayList<>();
    for (int i = 0; i < replications; i++) {
      long seed = i;
      tasks.add(() -> new Walk(seed).run());
    }
    long[] checksums = new long[replications];
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Long>> results = pool.invokeAll(tasks);
      for (int i = 0; i < replications; i++) {
        checksums[i] = results.get(i).get();
      }
    }
    return checksums;
  }

  @Test
  void twoThreadsGiveWhatOneGives() throws Exception {
    long[] alone = runAll(200, 1);
    long[] together = runAll(200, 2);
    for (int i = 0; i < alone.length; i++) {
      assertEquals(alone[i], together[i], "replication " + i);
    }
  }

  @Test
  @Tag("slow")
  void tenThousandReplicationsLeaveNoThreadAndNoMemory() throws Exception {
    runAll(1_000, 4);
    int threadsBefore = Thread.getAllStackTraces().size();
    long memoryBefore = usedMemory();
    runAll(10_000, 4);
    assertTrue(Thread.getAllStackTraces().size() <= threadsBefore + 1, "threads are left");
    // One engine holds about 10 kB, so keeping the engines would need 100 MB.
    long growth = usedMemory() - memoryBefore;
    assertTrue(growth < 20_000_000, growth + " bytes kept");
  }

  private static long usedMemory() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(20);
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void theLastEngineIsNotKeptByDsolsStaticLog() throws InterruptedException {
    WeakReference<Engine> reference = new WeakReference<>(finished());
    for (int i = 0; i < 50 && reference.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertNull(reference.get());
  }

  private static Engine finished() {
    Walk walk = new Walk(1);
    walk.run();
    return walk.engine;
  }
}
