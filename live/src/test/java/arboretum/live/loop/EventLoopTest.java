package arboretum.live.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.record.Effect;
import arboretum.experiment.record.RecordedStep;
import arboretum.model.Allocation;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.Role;
import arboretum.port.ContainerRuntime;
import arboretum.port.Ports;
import arboretum.port.Prober;
import arboretum.protocol.Input;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.Payload;
import arboretum.protocol.RegisterAgain;
import arboretum.protocol.TimerId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EventLoopTest {
  private static final NodeName NODE = NodeName.ROOT.child("c");
  private static final Payload SAMPLE = new Payload.UsageSample(1, 2);
  private static final JournalRecord DECISION =
      new JournalRecord.NumbersIssued(new ServiceName("web"), 3);

  private final RunClock clock = new RunClock();
  private final List<String> outlets = new CopyOnWriteArrayList<>();
  private final BlockingQueue<RecordedStep> steps = new LinkedBlockingQueue<>();
  private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
  private final List<EventLoop> loops = new ArrayList<>();

  @AfterEach
  void stop() {
    loops.forEach(EventLoop::stop);
  }

  @Test
  void theJournalComesFirstAndTheRestInTheOrderOfTheCalls() throws InterruptedException {
    EventLoop loop =
        loop(
            (input, ports) -> {
              ports.transport().send(NodeName.ROOT, new RegisterAgain());
              ports.usage().sample();
              ports.journal().append(DECISION);
            });
    start(loop);
    RecordedStep step = next();
    loop.stop();
    assertEquals(new Payload.Started(1, List.of()), step.input().payload());
    assertEquals(
        List.of(
            new Effect.Sent(NodeName.ROOT, new RegisterAgain()),
            new Effect.UsageAsked(),
            new Effect.Journaled(DECISION)),
        step.effects());
    assertEquals(List.of("journal", "send", "usage"), outlets);
  }

  @Test
  void whatIsPostedArrivesInOrderAndNumbered() throws InterruptedException {
    EventLoop loop = loop((input, ports) -> {});
    for (int i = 0; i < 100; i++) {
      loop.post(Arrival.of(new Payload.UsageSample(i, 0)));
    }
    start(loop);
    assertEquals(8, next().input().sequence(), "goes on after sequence 7");
    for (int i = 0; i < 100; i++) {
      RecordedStep step = next();
      assertEquals(new Payload.UsageSample(i, 0), step.input().payload());
      assertEquals(9 + i, step.input().sequence());
    }
  }

  @Test
  void whatIsPostedForLaterWaitsForItsTime() throws InterruptedException {
    EventLoop loop = loop((input, ports) -> {});
    start(loop);
    next();
    long due = clock.nanos() + TimeUnit.MILLISECONDS.toNanos(50);
    loop.postAt(due, Arrival.of(SAMPLE));
    long at = next().input().atNanos();
    assertTrue(at >= due, () -> at + " before " + due);
  }

  @Test
  void aHandlerThatFailsEndsTheLoopAndSaysWhere() throws InterruptedException {
    EventLoop loop =
        loop(
            (input, ports) -> {
              if (input.payload() instanceof Payload.TimerFired) {
                ports.usage().sample();
                throw new IllegalStateException("an invariant does not hold");
              }
              ports.timers().set(TimerId.of(TimerId.Kind.SWEEP), 0);
            });
    start(loop);
    Throwable failure = failures.poll(10, TimeUnit.SECONDS);
    loop.stop();
    String message = failure == null ? "" : String.valueOf(failure.getMessage());
    assertTrue(message.startsWith("root/c failed on its input #9 (timer-fired) at "), message);
    assertTrue(message.endsWith(" s: an invariant does not hold"), message);
    assertEquals(List.of(), outlets, "its effects have not left");
  }

  @Test
  void aFullInboxIsAFailure() throws InterruptedException {
    EventLoop loop = loop((input, ports) -> {});
    for (int i = 0; i <= EventLoop.INBOX_LIMIT; i++) {
      loop.post(Arrival.of(SAMPLE));
    }
    Throwable failure = failures.poll(10, TimeUnit.SECONDS);
    assertEquals(
        "more than 100000 inputs wait at root/c",
        failure == null ? "" : String.valueOf(failure.getMessage()));
  }

  @Test
  void nothingIsHandledOnceItIsStopped() throws InterruptedException {
    EventLoop loop =
        loop((input, ports) -> ports.timers().every(TimerId.of(TimerId.Kind.SWEEP), 1000, 0));
    start(loop);
    next();
    loop.stop();
    steps.clear();
    loop.post(Arrival.of(SAMPLE));
    assertFalse(
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().equals(NODE.path())));
    assertEquals(0, steps.size());
  }

  private EventLoop loop(BiConsumer<Input, Ports> handler) {
    LoopListener listener =
        new LoopListener() {
          @Override
          public void handled(RecordedStep step) {
            steps.add(step);
          }

          @Override
          public void failed(NodeName node, Throwable cause) {
            failures.add(cause);
          }
        };
    EventLoop loop =
        new EventLoop(NODE, clock, 7, listener, ports -> role(ports, handler), agenda -> outlets());
    loops.add(loop);
    return loop;
  }

  private void start(EventLoop loop) {
    clock.begin();
    loop.start(new Payload.Started(1, List.of()));
  }

  private RecordedStep next() throws InterruptedException {
    RecordedStep step = steps.poll(10, TimeUnit.SECONDS);
    if (step == null) {
      throw new AssertionError("nothing came");
    }
    return step;
  }

  private Outlets outlets() {
    return new Outlets(
        (to, message) -> outlets.add("send"),
        new ContainerRuntime() {
          @Override
          public void start(
              InstanceId instance, Epoch epoch, ServiceSpec spec, Allocation allocation) {
            outlets.add("start");
          }

          @Override
          public void stop(InstanceId instance, Epoch epoch) {
            outlets.add("stop");
          }
        },
        () -> outlets.add("usage"),
        Prober.NONE,
        decision -> outlets.add("journal"),
        (connection, answer) -> outlets.add("answer"),
        (atNanos, event) -> outlets.add("trace"));
  }

  private static Role role(Ports ports, BiConsumer<Input, Ports> handler) {
    return new Role() {
      @Override
      public NodeName name() {
        return NODE;
      }

      @Override
      public int handle(Input input) {
        handler.accept(input, ports);
        return 0;
      }
    };
  }
}
