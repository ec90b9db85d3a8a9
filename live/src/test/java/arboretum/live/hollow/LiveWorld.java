package arboretum.live.hollow;

import arboretum.experiment.plan.RunPlan;
import arboretum.live.transport.LinkState.Way;
import arboretum.model.NodeName;
import arboretum.port.ContractWorld;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/** The contract suites' tree, in real time over real sockets. */
final class LiveWorld implements ContractWorld {
  private static final long UNIT_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
  private static final long LATENESS_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

  private HollowSystem system =
      system(
          (node, ports) -> {
            throw new IllegalStateException("not started");
          });

  @Override
  public long unitNanos() {
    return UNIT_NANOS;
  }

  @Override
  public long latenessNanos() {
    return LATENESS_NANOS;
  }

  @Override
  public void start(RoleFactory factory) {
    system = system(factory);
    quietly(system::startAll);
  }

  @Override
  public void runFor(long nanos) {
    quietly(() -> TimeUnit.NANOSECONDS.sleep(nanos));
    system.failure().ifPresent(failure -> Assertions.fail(failure));
  }

  @Override
  public void crash(NodeName node) {
    system.stop(List.of(node));
  }

  @Override
  public void restart(NodeName node) {
    quietly(() -> system.start(List.of(node)));
  }

  @Override
  public void cut(NodeName member) {
    system.cut(member, Way.UP);
    system.cut(member, Way.DOWN);
  }

  @Override
  public void heal(NodeName member) {
    system.heal(member, Way.UP);
    system.heal(member, Way.DOWN);
  }

  @Override
  public void close() {
    system.close();
  }

  private static HollowSystem system(RoleFactory factory) {
    RunPlan plan = Plans.contract(UNIT_NANOS);
    return new HollowSystem(
        plan,
        "test",
        (node, ports) -> factory.create(node.name(), ports),
        LinkDelays.NONE,
        new KeepingListener());
  }

  private interface Step {
    void run() throws IOException, InterruptedException;
  }

  private static void quietly(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
