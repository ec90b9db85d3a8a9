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

/** Does what the timeline says at its times, until the end of the run. Driver's thread only. */
final class Playback {
  private record Repair(long atNanos, long order, Fault fault) {}

  private final RunListener listener;
  private final HollowSystem system;
  private final HollowFaults faults;
  private final long endNanos;
  private final Iterator<TimedAction> timeline;
  private final PriorityQueue<Repair> repairs =
      new PriorityQueue<>(
          Comparator.comparingLong(Repair::atNanos).thenComparingLong(Repair::order));
  private final HollowCallers callers;
  private @Nullable TimedAction next;
  private long order;

  Playback(
      RunPlan plan,
      RunListener listener,
      HollowSystem system,
      HollowCallers callers,
      long endNanos) {
    this.callers = callers;
    this.listener = listener;
    this.system = system;
    this.endNanos = endNanos;
    faults = new HollowFaults(system);
    timeline = plan.timeline().get();
    advance();
  }

  /**
   * Starts the system and plays to the end.
   *
   * @throws IllegalStateException if a role failed
   */
  void play() throws IOException, InterruptedException {
    system.startAll();
    while (true) {
      long dueNanos = dueNanos();
      waitUntil(Math.min(dueNanos, endNanos));
      if (dueNanos >= endNanos) {
        return;
      }
      Repair repair = repairs.peek();
      if (callers.nextNanos() == dueNanos) {
        callers.call();
      } else if (repair != null && repair.atNanos() == dueNanos) {
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
      case TimedAction.Change change -> {
        system.change(change);
        listener.onNetworkChanged(system.clock().nanos());
      }
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
    long repairNanos = repair == null ? Long.MAX_VALUE : repair.atNanos();
    return Math.min(callers.nextNanos(), Math.min(actionNanos, repairNanos));
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
      throw new IllegalStateException(failure.get().getMessage(), failure.get());
    }
    return atNanos - system.clock().nanos();
  }
}
