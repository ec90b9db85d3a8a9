package arboretum.sim.engine;

import java.util.ArrayList;
import java.util.List;
import nl.tudelft.simulation.dsol.experiment.Replication;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import nl.tudelft.simulation.dsol.logger.Cat;
import nl.tudelft.simulation.dsol.model.DsolModel;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;
import nl.tudelft.simulation.dsol.simulators.ReplicationState;
import nl.tudelft.simulation.dsol.simulators.RunState;
import nl.tudelft.simulation.dsol.simulators.SimulatorInterface;
import org.djutils.logger.CategoryLogger;
import org.jspecify.annotations.Nullable;

/**
 * DSOL's simulator, run by the thread that starts it, merging DSOL's own event list with the {@link
 * EventLane}.
 *
 * <p>DSOL decides what a replication is: warm-up (priority 11) and end (priority 0) are events of
 * its list, and its states and notifications are the stock ones. Replaced is what costs or hides:
 * the worker thread (the failure of an event never reached the caller, and every run waited for
 * polls of 1 ms), the lock and the notification per time step, the text built for each scheduled
 * event, the static counter of event ids.
 *
 * <p>Time is a primitive here. The field {@code simulatorTime}, which some of DSOL's code reads, is
 * brought up to date before each event of DSOL's list and at each stop; {@link #getSimulatorTime()}
 * is always exact.
 */
final class LaneSimulator extends DevsSimulator<Long> {

  private static final long serialVersionUID = 1L;

  private static final int WARM_UP_PRIORITY = SimEventInterface.MAX_PRIORITY + 1;
  private static final int END_PRIORITY = SimEventInterface.MIN_PRIORITY - 1;

  /** DSOL's constructor replaces a static log category, which fails in two threads at once. */
  private static final Object CONSTRUCTION = new Object();

  private final EventSequence sequence = new EventSequence();
  private final EventLane lane;
  private final LaneHandler handler;
  private final List<Runnable> warmUpActions = new ArrayList<>();
  private final List<Runnable> endActions = new ArrayList<>();

  /** The first event of DSOL's list; null before initialisation and after the end. */
  private @Nullable ListedEvent firstListed;

  private long nowNanos;
  private long executed;
  private long eventLimit = Long.MAX_VALUE;
  private boolean failed;
  private volatile boolean stopRequested;

  private LaneSimulator(String id, LaneHandler handler) {
    super(id);
    this.handler = handler;
    lane = new EventLane(sequence, handler);
  }

  /** Returns a simulator that is ready to run {@code replication}. */
  static LaneSimulator of(LeanReplication replication, LaneHandler handler) {
    LaneSimulator simulator;
    synchronized (CONSTRUCTION) {
      simulator = new LaneSimulator(replication.getId(), handler);
      // The constructor leaves a static reference to the simulator in DSOL's log category.
      CategoryLogger.removeFormatter(Cat.DSOL, "simTime");
    }
    simulator.initialize(new HeadlessModel(simulator), replication, false);
    return simulator;
  }

  /** What DSOL does here, without its worker thread. */
  @Override
  public void initialize(
      DsolModel<Long, ? extends SimulatorInterface<Long>> newModel,
      Replication<Long> newReplication,
      boolean cleanUp) {
    if (isInitialized()) {
      throw new IllegalStateException("a simulator runs one replication; construct another one");
    }
    model = newModel;
    replication = newReplication;
    nowNanos = newReplication.getStartTime();
    simulatorTime = nowNanos;
    model.getOutputStatistics().clear();
    model.constructModel();
    runState = RunState.INITIALIZED;
    replicationState = ReplicationState.INITIALIZED;
    list(newReplication.getWarmupTime(), WARM_UP_PRIORITY, this::warmup);
    list(newReplication.getEndTime(), END_PRIORITY, this::endReplication);
  }

  EventLane lane() {
    return lane;
  }

  long nowNanos() {
    return nowNanos;
  }

  long executed() {
    return executed;
  }

  /** Events that will still run, without DSOL's own two. */
  int pending() {
    int boundaries = 0;
    for (SimEventInterface<Long> event : eventList) {
      boundaries += ((ListedEvent) event).isBoundary() ? 1 : 0;
    }
    return lane.pending() + eventList.size() - boundaries;
  }

  void limitEvents(long most) {
    eventLimit = most;
  }

  void onWarmUp(Runnable action) {
    warmUpActions.add(action);
  }

  void onEnd(Runnable action) {
    endActions.add(action);
  }

  boolean hasEnded() {
    return replicationState == ReplicationState.ENDED;
  }

  /** Adds an event to DSOL's list. */
  ListedEvent list(long atNanos, int priority, Runnable action) {
    ListedEvent event = new ListedEvent(atNanos, priority, sequence.next(), action);
    eventList.add(event);
    if (firstListed == null || event.compareTo(firstListed) < 0) {
      firstListed = event;
    }
    return event;
  }

  /** Lists an event of any of DSOL's classes under a sequence of this run. */
  @Override
  public SimEventInterface<Long> scheduleEvent(SimEventInterface<Long> event) {
    if (event.getAbsoluteExecutionTime() < nowNanos) {
      throw Engine.inThePast(nowNanos, event.getAbsoluteExecutionTime());
    }
    return list(event.getAbsoluteExecutionTime(), event.getPriority(), event::execute);
  }

  @Override
  public boolean cancelEvent(SimEventInterface<Long> event) {
    boolean removed = eventList.remove(event);
    findFirstListed();
    return removed;
  }

  private void findFirstListed() {
    firstListed = eventList.isEmpty() ? null : (ListedEvent) eventList.first();
  }

  /** Runs in the caller's thread until {@code runUntilTime}, the end, or a request to stop. */
  @Override
  public void startImpl() {
    begin();
    try {
      run();
    } catch (RuntimeException | Error failure) {
      throw fail(failure);
    } finally {
      halt();
    }
  }

  @Override
  public void run() {
    long until = runUntilTime;
    while (!stopRequested) {
      if (!runNext(until)) {
        nowNanos = until;
        return;
      }
    }
  }

  /** Runs one event, of either list. */
  @Override
  public void step() {
    begin();
    try {
      stepImpl();
    } catch (RuntimeException | Error failure) {
      throw fail(failure);
    } finally {
      halt();
    }
  }

  @Override
  protected void stepImpl() {
    runNext(Long.MAX_VALUE);
  }

  private void begin() {
    if (failed || hasEnded()) {
      throw new IllegalStateException(
          "replication " + replication.getId() + (failed ? " has failed" : " has ended"));
    }
    if (isStartingOrRunning() || isStopping()) {
      throw new IllegalStateException("an event's handler cannot drive the engine that runs it");
    }
    runState = RunState.STARTING;
    if (replicationState == ReplicationState.INITIALIZED) {
      fireTimedEvent(Replication.START_REPLICATION_EVENT);
      replicationState = ReplicationState.STARTED;
    }
    fireEvent(SimulatorInterface.STARTING_EVENT, null);
    runState = RunState.STARTED;
    fireTimedEvent(SimulatorInterface.START_EVENT);
  }

  private void halt() {
    stopRequested = false;
    simulatorTime = nowNanos;
    runState = RunState.STOPPED;
    fireTimedEvent(SimulatorInterface.STOP_EVENT);
    if (replicationState == ReplicationState.ENDING) {
      replicationState = ReplicationState.ENDED;
      runState = RunState.ENDED;
      fireTimedEvent(Replication.END_REPLICATION_EVENT);
    }
  }

  private EventFailedException fail(Throwable failure) {
    failed = true;
    return new EventFailedException(replication.getId(), nowNanos, executed, failure);
  }

  /** Runs the first event of both lists if it is not later than {@code until}. */
  private boolean runNext(long until) {
    boolean laneHasOne = lane.advance();
    ListedEvent listed = firstListed;
    if (laneHasOne && (listed == null || listed.isAfter(lane.time(), lane.order()))) {
      long time = lane.time();
      if (time > until) {
        return false;
      }
      nowNanos = time;
      count();
      handler.handle(time, lane.take());
      return true;
    }
    if (listed == null || listed.atNanos() > until) {
      return false;
    }
    runListed(listed);
    return true;
  }

  private void runListed(ListedEvent event) {
    eventList.removeFirst();
    findFirstListed();
    nowNanos = event.atNanos();
    simulatorTime = nowNanos;
    if (!event.isBoundary()) {
      count();
    }
    event.execute();
  }

  private void count() {
    executed++;
    if (executed > eventLimit) {
      throw new IllegalStateException(
          "the run reached its limit of " + eventLimit + " events; " + pending() + " are pending");
    }
  }

  @Override
  public void warmup() {
    super.warmup();
    warmUpActions.forEach(Runnable::run);
  }

  /** Ends the replication after the event that runs now; what is pending never runs. */
  @Override
  public void endReplication() {
    replicationState = ReplicationState.ENDING;
    runState = RunState.STOPPING;
    stopRequested = true;
    eventList.clear();
    findFirstListed();
    endActions.forEach(Runnable::run);
  }

  /** Asks the run to return after the event that runs now; from any thread. */
  void requestStop() {
    stopRequested = true;
  }

  @Override
  protected void stopImpl() {
    requestStop();
  }

  @Override
  public Long getSimulatorTime() {
    return nowNanos;
  }
}
