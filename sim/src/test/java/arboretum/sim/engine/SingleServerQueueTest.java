package arboretum.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** M/M/1, built on the engine alone, against its closed form. */
class SingleServerQueueTest {

  private static final double RHO = 0.7;
  private static final double SERVICE_NANOS = 1e6;
  private static final int CUSTOMERS = 2_000_000;

  private static final class Server {
    static final int ARRIVAL = 0;
    static final int DEPARTURE = 1;

    final SplittableRandom arrivals = new SplittableRandom(11);
    final SplittableRandom services = new SplittableRandom(13);
    final ArrayDeque<Long> waiting = new ArrayDeque<>();
    final Engine engine;
    boolean busy;
    double waitedNanos;
    long started;

    Server(long warmUpNanos, long endNanos) {
      engine = new Engine("mm1", warmUpNanos, endNanos, this::handle);
      engine.onWarmUp(this::forget);
      engine.schedule(0, ARRIVAL);
    }

    void forget() {
      waitedNanos = 0;
      started = 0;
    }

    void handle(long now, int code) {
      if (code == ARRIVAL) {
        engine.schedule(now + exponential(arrivals, SERVICE_NANOS / RHO), ARRIVAL);
        waiting.add(now);
      } else {
        busy = false;
      }
      if (!busy && !waiting.isEmpty()) {
        busy = true;
        waitedNanos += now - waiting.remove();
        started++;
        engine.schedule(now + exponential(services, SERVICE_NANOS), DEPARTURE);
      }
    }

    static long exponential(SplittableRandom random, double mean) {
      return Math.round(-mean * StrictMath.log(1 - random.nextDouble()));
    }
  }

  @Test
  void theMeanWaitIsRhoOverOneMinusRhoServiceTimes() {
    // Mean wait of M/M/1: rho / (1 - rho) = 2.3333 service times. The mean over n customers has
    // asymptotic variance rho (2 + 5 rho - 4 rho^2 + rho^3) / (1 - rho)^4 / n (Daley, 1968) =
    // 335.6 / n, that is a standard error of 0.0130 for 2 M customers; four of them are allowed.
    long end = (long) (CUSTOMERS * SERVICE_NANOS / RHO);
    Server server = new Server(end / 100, end);
    server.engine.run();
    double meanWait = server.waitedNanos / server.started / SERVICE_NANOS;
    assertEquals(0.99 * CUSTOMERS, (double) server.started, 4 * Math.sqrt(CUSTOMERS));
    assertEquals(RHO / (1 - RHO), meanWait, 4 * Math.sqrt(335.6 / server.started));
  }
}
