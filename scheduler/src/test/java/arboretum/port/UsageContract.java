package arboretum.port;

import static arboretum.port.ContractWorld.WORKER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.protocol.Payload;
import arboretum.protocol.TimerId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every adapter's {@link Usage} does; see the port's Javadoc. */
public abstract class UsageContract {
  private static final TimerId TICK = TimerId.of(TimerId.Kind.HEARTBEAT);

  /** Returns a fresh world. */
  protected abstract ContractWorld world();

  @Test
  void eachSampleComesBackOnceAsAnInput() {
    Script script = new Script();
    try (ContractWorld world = world()) {
      script.at(
          WORKER,
          (input, ports) -> {
            if (input.payload() instanceof Payload.UsageSample) {
              return;
            }
            ports.usage().sample();
            if (input.payload() instanceof Payload.Started) {
              ports.timers().set(TICK, world.unitNanos());
            }
          });
      world.start(script::role);
      world.runFor(5 * world.unitNanos());
      List<Payload.UsageSample> samples = script.payloads(WORKER, Payload.UsageSample.class);
      assertEquals(2, samples.size());
      for (Payload.UsageSample sample : samples) {
        assertTrue(sample.cpuMillis() >= 0 && sample.memoryBytes() >= 0);
      }
    }
  }
}
