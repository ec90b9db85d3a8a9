package arboretum.bench.placements;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What this thread has used so far: on a shared machine, what others took does not count. */
final class Allocated {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocated() {}

  static long bytes() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  static long cpuNanos() {
    return THREADS.getCurrentThreadCpuTime();
  }
}
