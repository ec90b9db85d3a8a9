package arboretum.architecture.broken.placement;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;

/** Each method reads a clock; live may. */
final class ReadsTheClock {
  long nanos() {
    return System.nanoTime();
  }

  long millis() {
    return System.currentTimeMillis();
  }

  Supplier<Instant> reference() {
    return Instant::now;
  }

  Instant overload() {
    return Instant.now(Clock.systemUTC());
  }
}
