package arboretum.bench.hold;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The clock of the hold benchmark: on a shared machine, time that others took does not count. */
final class CpuTime {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CpuTime() {}

  /** CPU time of this thread in nanoseconds. */
  static long nanos() {
    return THREADS.getCurrentThreadCpuTime();
  }
}
