package arboretum.live.loop;

import arboretum.experiment.record.Effect;
import arboretum.experiment.record.EffectCollector;
import arboretum.experiment.record.RecordedStep;
import arboretum.experiment.wire.WireName;
import arboretum.model.NodeName;
import arboretum.orchestrator.Role;
import arboretum.port.Ports;
import arboretum.protocol.Input;
import arboretum.protocol.Payload;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Runs one role on one thread, in real time.
 *
 * <p>Sockets, runtimes and drivers only {@link #post}; the loop's thread alone touches the role,
 * its timers and its outlets. What is due is handled in order of its due time, what was posted in
 * order of its arrival. A handler's effects are collected, told to the listener, and then done:
 * first the journal, then everything else in the order of the calls.
 *
 * <p>Whatever fails on the thread ends the loop and is told to the listener: a role whose handler
 * failed half-way has no state that one could go on with.
 */
public final class EventLoop implements Agenda {
  /** More waiting inputs than this mean that the node cannot keep up, which ends the run. */
  public static final int INBOX_LIMIT = 100_000;

  private record Posted(long atNanos, Arrival arrival) {}

  private final NodeName node;
  private final RunClock clock;
  private final LoopListener listener;
  private final EffectCollector collector = new EffectCollector();
  private final LoopTimers timers = new LoopTimers();
  private final Queue<Posted> inbox = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Outlets outlets;
  private final Ports doing;
  private final Role role;
  private final Thread thread;
  private volatile boolean stopped;
  private volatile long sequence;
  private Payload first = new Payload.Started(1, List.of());
  private long handlingNanos;

  /**
   * Makes a loop that has not started.
   *
   * @param sequence sequence number of the node's last input in an earlier session; 0 for none
   * @param roles makes the role from its ports
   * @param outlets where its effects go, made from the agenda for what is to come back
   */
  public EventLoop(
      NodeName node,
      RunClock clock,
      long sequence,
      LoopListener listener,
      Function<Ports, Role> roles,
      Function<Agenda, Outlets> outlets) {
    this.node = node;
    this.clock = clock;
    this.sequence = sequence;
    this.listener = listener;
    this.outlets = outlets.apply(this);
    this.doing = doing(this.outlets);
    this.role = roles.apply(collector.ports());
    this.thread = Thread.ofPlatform().name(node.path()).unstarted(this::run);
  }

  /** Starts the thread; {@code started} is the first input. Called once. */
  public void start(Payload.Started started) {
    first = started;
    thread.start();
  }

  /** Has something reach the role now; any thread, never blocks. Nothing happens once stopped. */
  public void post(Arrival arrival) {
    postAt(clock.nanos(), arrival);
  }

  /** Has something reach the role at a time of the run; any thread, never blocks. */
  public void postAt(long atNanos, Arrival arrival) {
    if (stopped) {
      return;
    }
    if (waiting.incrementAndGet() > INBOX_LIMIT) {
      stopped = true;
      listener.failed(
          node, new IllegalStateException("more than " + INBOX_LIMIT + " inputs wait at " + node));
      return;
    }
    inbox.add(new Posted(atNanos, arrival));
    LockSupport.unpark(thread);
  }

  /** Has no further handler run; returns at once. */
  public void halt() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  /**
   * Stops the loop as a crash does: the handler that runs ends, nothing follows it. Returns when
   * the thread has ended, unless it is the caller's.
   */
  public void stop() {
    halt();
    boolean interrupted = false;
    while (thread.isAlive() && Thread.currentThread() != thread) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the sequence number of the last input; any thread. */
  public long sequence() {
    return sequence;
  }

  @Override
  public long nowNanos() {
    return clock.nanos();
  }

  @Override
  public void at(long atNanos, Arrival arrival) {
    timers.at(atNanos, arrival);
  }

  private void run() {
    try {
      handle(first);
      while (!stopped) {
        takeIn();
        long waitNanos = timers.isEmpty() ? Long.MAX_VALUE : timers.nextNanos() - clock.nanos();
        if (waitNanos > 0) {
          LockSupport.parkNanos(this, waitNanos);
        } else {
          timers.next().ifPresent(this::handle);
        }
      }
    } catch (RuntimeException | Error e) {
      stopped = true;
      listener.failed(node, e);
    }
  }

  private void takeIn() {
    for (Posted posted = inbox.poll(); posted != null; posted = inbox.poll()) {
      waiting.decrementAndGet();
      timers.at(posted.atNanos(), posted.arrival());
    }
  }

  private void handle(Payload payload) {
    Input input = new Input(node, sequence + 1, clock.nanos(), payload);
    sequence = input.sequence();
    handlingNanos = input.atNanos();
    timers.handling(handlingNanos);
    try {
      role.handle(input);
    } catch (RuntimeException e) {
      throw new IllegalStateException(describe(input) + ": " + e.getMessage(), e);
    }
    List<Effect> effects = collector.drain();
    listener.handled(new RecordedStep(input, effects));
    for (Effect effect : effects) {
      if (effect instanceof Effect.Journaled journaled) {
        outlets.journal().append(journaled.decision());
      }
    }
    for (Effect effect : effects) {
      if (!(effect instanceof Effect.Journaled)) {
        effect.applyTo(doing);
      }
    }
  }

  private Ports doing(Outlets to) {
    return new Ports(
        timers,
        to.transport(),
        to.runtime(),
        to.usage(),
        to.prober(),
        to.journal(),
        event -> to.trace().emit(handlingNanos, event),
        to.connections());
  }

  private static String describe(Input input) {
    return String.format(
        Locale.ROOT,
        "%s failed on its input #%d (%s) at %.6f s",
        input.node(),
        input.sequence(),
        WireName.of(input.payload().getClass()),
        input.atNanos() / 1e9);
  }
}
