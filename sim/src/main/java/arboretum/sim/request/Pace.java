package arboretum.sim.request;

import arboretum.experiment.workload.CallPlan;
import arboretum.sim.request.Slots.Phase;

/** When requests go on, and when those who wait for them give up. */
final class Pace {
  private final Scene scene;
  private final Slots slots;
  private final Schedule schedule;

  Pace(Scene scene, Schedule schedule) {
    this.scene = scene;
    this.slots = scene.slots;
    this.schedule = schedule;
  }

  /** Returns how long the caller of a request waits. */
  CallPlan.Patience patience(int slot) {
    return scene.plan.calls().get(slots.call[slot]).patience();
  }

  /** Returns when the present try began. */
  long startedNanos(int slot) {
    return slots.deadlineNanos[slot] - patience(slot).timeOutNanos();
  }

  /** Has a request go on in a while. */
  void goOn(int slot, Phase phase, long at) {
    slots.phase[slot] = phase;
    slots.event[slot] = schedule.at(at, Schedule.GO_ON, slot);
    guard(slot, at);
  }

  /** Has a caller be woken by its time-out if what it waits for may come later. */
  void guard(int slot, long expected) {
    long deadline = slots.deadlineNanos[slot];
    if (expected > deadline
        && slots.timer[slot] == 0
        && !slots.abandoned[slot]
        && patience(slot).timeOutNanos() < CallPlan.FOR_EVER) {
      slots.timer[slot] = schedule.at(deadline, Schedule.GIVE_UP, slot);
    }
  }

  /** A time-out is not needed any more. */
  void cancelTimer(int slot) {
    if (slots.timer[slot] != 0) {
      schedule.cancel(slots.timer[slot]);
      slots.timer[slot] = 0;
    }
  }

  /** A request does not go on as it was to. */
  void cancel(int slot) {
    schedule.cancel(slots.event[slot]);
    slots.event[slot] = 0;
  }

  /** Has a caller try again after a pause. */
  void pause(int slot, long until) {
    slots.phase[slot] = Phase.BACKING_OFF;
    slots.event[slot] = schedule.at(until, Schedule.GO_ON, slot);
  }
}
