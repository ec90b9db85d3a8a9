package arboretum.live.hollow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arboretum.experiment.plan.Device;
import arboretum.experiment.plan.RuntimePlan;
import arboretum.live.loop.Agenda;
import arboretum.live.loop.Arrival;
import arboretum.model.Allocation;
import arboretum.model.Capacity;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.protocol.Payload;
import arboretum.units.BitsPerSecond;
import arboretum.units.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Containers that end by themselves, without a real clock: the same times as in a simulation. */
class HollowExitTest {
  private static final long MILLI = 1_000_000;

  private record Due(long atNanos, Arrival arrival) {}

  private static final class Hands implements Agenda {
    final List<Due> due = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    long now;

    @Override
    public void at(long atNanos, Arrival arrival) {
      due.add(new Due(atNanos, arrival));
    }

    @Override
    public long nowNanos() {
      return now;
    }

    void play() {
      while (!due.isEmpty()) {
        Due next = due.stream().min(Comparator.comparingLong(Due::atNanos)).orElseThrow();
        due.remove(next);
        now = next.atNanos();
        next.arrival()
            .arrive()
            .ifPresent(
                payload -> {
                  Payload.RuntimeOutcome outcome = (Payload.RuntimeOutcome) payload;
                  told.add(now / MILLI + " " + outcome.outcome() + " " + outcome.exitCode());
                });
      }
    }
  }

  private record Ending(RuntimePlan.Exit how) implements RuntimePlan.Behaviour {
    @Override
    public long runNanos(ServiceName service) {
      return RuntimePlan.ENDLESS;
    }

    @Override
    public Optional<RuntimePlan.Exit> exit(ServiceName service) {
      return Optional.of(how);
    }

    @Override
    public double cpuUse(ServiceName service) {
      return 1;
    }

    @Override
    public double memoryUse(ServiceName service) {
      return 1;
    }
  }

  @Test
  void aContainerEndsByItselfAfterItsTimeWithItsCode() {
    Hands hands = new Hands();
    Device device =
        new Device("d", new Capacity(1000, 1000, 0), 1, new BitsPerSecond(1_000_000), 100 * MILLI);
    RuntimePlan.Exit exit = new RuntimePlan.Exit(300 * MILLI, 7, RuntimePlan.ExitLaw.EXACT, 1);
    RuntimePlan plan = new RuntimePlan(10 * MILLI, new Ending(exit));
    HollowRuntime runtime = new HollowRuntime(100 * MILLI, plan, new ImageStore(device), hands);
    ServiceSpec spec =
        new ServiceSpec(
            new ServiceName("web"), new Resources(1, 1, 0), "image", Bytes.ZERO, Restart.ALWAYS);
    runtime.start(
        new InstanceId(spec.name(), 0),
        Epoch.of(1, 1),
        spec,
        new Allocation(spec.request(), List.of()));
    hands.play();
    assertEquals(List.of("0 CREATED 0", "100 RUNNING 0", "400 EXITED 7"), hands.told);
  }
}
