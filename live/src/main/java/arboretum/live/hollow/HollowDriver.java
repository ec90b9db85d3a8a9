package arboretum.live.hollow;

import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.TimedAction.Fault;
import arboretum.model.NodeName;
import arboretum.protocol.Payload;
import arboretum.protocol.UserToRoot;
import java.io.IOException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Plays a plan in real time: starts the tree, does what operators and faults do at their times, and
 * ends with the plan's duration.
 */
public final class HollowDriver {
  /**
   * How to play.
   *
   * @param maxNanos ends a longer run early, above 0
   * @param build for people, in hellos
   * @param roles makes the roles
   * @param delays how long links are beyond the loopback interface
   */
  public record Options(long maxNanos, String build, RoleFactory roles, LinkDelays delays) {}

  private record Repair(long atNanos, long order, Fault fault) {}

  private final RunPlan plan;
  private final RunListener listener;
  private final HollowSystem system;
  private final HollowFaults faults;
  private final long endNanos;
  private final Iterator<TimedAction> timeline;
  private final PriorityQueue<Repair> repairs =
      new PriorityQueue<>(
          Comparator.comparingLong(Repair::atNanos).thenComparingLong(Repair::order));
  private @Nullable TimedAction next;
  private long order;

  private HollowDriver(RunPlan plan, RunListener listener, HollowSystem system, long maxNanos) {
    this.plan = plan;
    this.listener = listener;
    this.system = system;
    faults = new HollowFaults(system);
    endNanos = Math.min(plan.durationNanos(), maxNanos);
    timeline = plan.timeline().get();
    advance();
  }

  /**
   * Plays {@code plan} in the caller's thread, which may be interrupted: all is closed then, too.
   *
   * @return what was sent, delivered and lost, and when it ended
   * @throws LiveRunFailedException if something failed on the way; the message says where
   * @throws InterruptedException if the caller was interrupted, after everything was closed
   */
  public static Ending play(RunPlan plan, Options options, RunListener listener)
      throws InterruptedException {
    try (HollowSystem system =
        new HollowSystem(plan, options.build(), options.roles(), options.delays(), listener)) {
      HollowDriver driver = new HollowDriver(plan, listener, system, options.maxNanos());
      driver.play();
      return new Ending(system.clock().nanos(), system.traffic());
    } catch (IOException e) {
      throw new LiveRunFailedException(describe(plan) + e.getMessage(), e);
    }
  }

  /**
   * How a run ended.
   *
   * @param atNanos nanoseconds since its start
   */
  public record Ending(long atNanos, TrafficMeter traffic) {}

  private void play() throws IOException, InterruptedException {
    system.startAll();
    while (true) {
      long dueNanos = dueNanos();
      waitUntil(Math.min(dueNanos, endNanos));
      if (dueNanos >= endNanos) {
        return;
      }
      Repair repair = repairs.peek();
      if (repair != null && repair.atNanos() == dueNanos) {
        repairs.remove();
        faults.end(repair.fault());
      } else {
        act();
      }
    }
  }

  private void act() {
    TimedAction now = next;
    advance();
    if (now == null) {
      return;
    }
    switch (now.action()) {
      case TimedAction.Operate operate -> ask(operate.request());
      case TimedAction.Fail fail -> {
        faults.begin(fail.fault());
        if (fail.lastsNanos() != TimedAction.Fail.FOR_EVER) {
          repairs.add(new Repair(now.atNanos() + fail.lastsNanos(), order++, fail.fault()));
        }
      }
    }
  }

  private void ask(UserToRoot request) {
    listener.onOperator(system.clock().nanos(), request);
    system.post(NodeName.ROOT, new Payload.Operator(request));
  }

  private void advance() {
    next = timeline.hasNext() ? timeline.next() : null;
  }

  private long dueNanos() {
    TimedAction action = next;
    Repair repair = repairs.peek();
    long actionNanos = action == null ? Long.MAX_VALUE : action.atNanos();
    return repair == null ? actionNanos : Math.min(actionNanos, repair.atNanos());
  }

  private void waitUntil(long atNanos) throws InterruptedException {
    for (long left = left(atNanos); left > 0; left = left(atNanos)) {
      LockSupport.parkNanos(this, left);
    }
  }

  private long left(long atNanos) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the run was interrupted");
    }
    Optional<Throwable> failure = system.failure();
    if (failure.isPresent()) {
      throw new LiveRunFailedException(describe(plan) + failure.get().getMessage(), failure.get());
    }
    return atNanos - system.clock().nanos();
  }

  private static String describe(RunPlan plan) {
    return plan.scenario()
        + ", point "
        + plan.point()
        + ", replication "
        + plan.replication()
        + ": ";
  }
}
