package arboretum.sim.world;

import arboretum.experiment.plan.TimedAction;
import arboretum.protocol.UserToRoot;
import arboretum.sim.engine.Engine;
import arboretum.sim.fault.Faults;
import java.util.Iterator;
import java.util.function.Consumer;

/** Plays what operators and faults do, one action at a time, as rare events. */
final class Timeline {
  private final Engine engine;
  private final Iterator<TimedAction> actions;
  private final Faults faults;
  private final Consumer<UserToRoot> operators;
  private final Consumer<TimedAction.Change> network;
  private final Observer observer;
  private final Runnable check;

  /**
   * @param operators takes requests
   * @param network takes changes of the network
   * @param observer hears of faults
   * @param check runs after every action and repair
   */
  Timeline(
      Engine engine,
      Iterator<TimedAction> actions,
      Faults faults,
      Consumer<UserToRoot> operators,
      Consumer<TimedAction.Change> network,
      Observer observer,
      Runnable check) {
    this.engine = engine;
    this.actions = actions;
    this.faults = faults;
    this.operators = operators;
    this.network = network;
    this.observer = observer;
    this.check = check;
  }

  /** Schedules the next action; none beyond the end of the run. */
  void proceed() {
    if (actions.hasNext()) {
      TimedAction next = actions.next();
      if (next.atNanos() <= engine.endNanos()) {
        engine.scheduleRare(next.atNanos(), () -> play(next.action()));
      }
    }
  }

  private void play(TimedAction.Action action) {
    switch (action) {
      case TimedAction.Operate operate -> operators.accept(operate.request());
      case TimedAction.Change change -> network.accept(change);
      case TimedAction.Fail fail -> {
        observer.onFault(engine.nowNanos(), fail.fault());
        faults.begin(fail.fault());
        if (fail.lastsNanos() <= engine.endNanos() - engine.nowNanos()) {
          engine.scheduleRare(engine.nowNanos() + fail.lastsNanos(), () -> repair(fail.fault()));
        }
      }
    }
    check.run();
    proceed();
  }

  private void repair(TimedAction.Fault fault) {
    faults.end(fault);
    check.run();
  }
}
