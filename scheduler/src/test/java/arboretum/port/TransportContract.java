package arboretum.port;

import static arboretum.port.ContractWorld.CLUSTER;
import static arboretum.port.ContractWorld.ROOT;
import static arboretum.port.ContractWorld.WORKER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.model.NodeName;
import arboretum.protocol.Message;
import arboretum.protocol.OrchestratorToWorker;
import arboretum.protocol.ParentToOrchestrator;
import arboretum.protocol.Payload;
import arboretum.protocol.TimerId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every adapter's {@link Transport} does; see the port's Javadoc. */
public abstract class TransportContract {
  private static final TimerId TICK = TimerId.of(TimerId.Kind.SWEEP);

  private ContractWorld world;
  private long unit;
  private final Script script = new Script();

  /** Returns a fresh world. */
  protected abstract ContractWorld world();

  @BeforeEach
  void build() {
    world = world();
    unit = world.unitNanos();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void messagesOfOneSenderToOneReceiverArriveInOrderAndOnce() {
    script.at(
        CLUSTER,
        (input, ports) -> {
          if (!(input.payload() instanceof Payload.Received)) {
            for (int i = 0; i < 50; i++) {
              ports.transport().send(WORKER, numbered(input.sequence() * 100 + i));
            }
            if (input.sequence() < 5) {
              ports.timers().set(TICK, unit / 4);
            }
          }
        });
    run(8);
    List<Message> expected = new ArrayList<>();
    for (int batch = 1; batch <= 5; batch++) {
      for (int i = 0; i < 50; i++) {
        expected.add(numbered(batch * 100L + i));
      }
    }
    assertEquals(expected, received(WORKER));
  }

  @Test
  void bothWaysOnBothTiersWork() {
    script
        .at(WORKER, answer(CLUSTER))
        .at(ROOT, answer(CLUSTER))
        .at(
            CLUSTER,
            (input, ports) -> {
              if (input.payload() instanceof Payload.Started) {
                ports.timers().set(TICK, unit);
              } else if (input.payload() instanceof Payload.TimerFired) {
                ports.transport().send(WORKER, numbered(1));
                ports.transport().send(ROOT, numbered(2));
              }
            });
    run(6);
    assertEquals(List.of(numbered(1)), received(WORKER));
    assertEquals(List.of(numbered(2)), received(ROOT));
    List<Payload.Received> back = script.payloads(CLUSTER, Payload.Received.class);
    assertEquals(2, back.size());
    for (Payload.Received answer : back) {
      assertEquals(answer.from().equals(WORKER) ? numbered(1) : numbered(2), answer.message());
    }
    assertTrue(back.stream().anyMatch(answer -> answer.from().equals(ROOT)));
  }

  @Test
  void nothingLeavesBeforeTheHandlerHasReturned() {
    AtomicBoolean returning = new AtomicBoolean();
    AtomicInteger tooEarly = new AtomicInteger();
    script
        .at(
            CLUSTER,
            (input, ports) -> {
              if (input.payload() instanceof Payload.TimerFired) {
                ports.transport().send(WORKER, numbered(1));
                pause();
                returning.set(true);
              } else if (input.payload() instanceof Payload.Started) {
                ports.timers().set(TICK, unit);
              }
            })
        .at(
            WORKER,
            (input, ports) -> {
              if (input.payload() instanceof Payload.Received && !returning.get()) {
                tooEarly.incrementAndGet();
              }
            });
    run(6);
    assertEquals(List.of(numbered(1)), received(WORKER));
    assertEquals(0, tooEarly.get());
  }

  @Test
  void whatIsSentOverACutLinkIsLostAndNobodyIsTold() {
    tickingCluster();
    world.start(script::role);
    world.runFor(2 * unit);
    world.cut(WORKER);
    world.runFor(unit);
    int atCut = received(WORKER).size();
    world.runFor(4 * unit);
    assertEquals(atCut, received(WORKER).size());
    world.heal(WORKER);
    world.runFor(4 * unit);
    assertGapOnce();
    assertEquals(List.of(), script.payloads(CLUSTER, Payload.Received.class));
  }

  @Test
  void whatIsSentToAReceiverThatIsDownIsLost() {
    tickingCluster();
    world.start(script::role);
    world.runFor(3 * unit);
    int before = received(WORKER).size();
    assertTrue(before > 0);
    world.crash(WORKER);
    world.runFor(4 * unit);
    world.restart(WORKER);
    world.runFor(4 * unit);
    assertEquals(2, script.payloads(WORKER, Payload.Started.class).size());
    assertGapOnce();
  }

  private void tickingCluster() {
    script.at(
        CLUSTER,
        (input, ports) -> {
          if (input.payload() instanceof Payload.Started) {
            ports.timers().every(TICK, unit / 2, unit / 2);
          } else if (input.payload() instanceof Payload.TimerFired) {
            ports.transport().send(WORKER, numbered(input.sequence()));
          }
        });
  }

  /** The worker's numbers rise by one, but for one gap of several. */
  private void assertGapOnce() {
    List<Message> messages = received(WORKER);
    int gaps = 0;
    for (int i = 1; i < messages.size(); i++) {
      long step = number(messages.get(i)) - number(messages.get(i - 1));
      assertTrue(step >= 1, () -> "out of order: " + messages);
      if (step > 1) {
        gaps++;
      }
    }
    assertEquals(1, gaps, () -> "gaps in " + messages);
  }

  private static Script.Step answer(NodeName to) {
    return (input, ports) -> {
      if (input.payload() instanceof Payload.Received received) {
        ports.transport().send(to, received.message());
      }
    };
  }

  /** A message with a number; which edge it is made for does not matter to a transport. */
  private static Message numbered(long number) {
    return number % 2 == 0
        ? new ParentToOrchestrator.ClusterAccepted(number)
        : new OrchestratorToWorker.WorkerAccepted(number);
  }

  private static long number(Message message) {
    return switch (message) {
      case ParentToOrchestrator.ClusterAccepted accepted -> accepted.session();
      case OrchestratorToWorker.WorkerAccepted accepted -> accepted.session();
      default -> throw new IllegalStateException("not sent by this suite: " + message);
    };
  }

  private static void pause() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(int units) {
    world.start(script::role);
    world.runFor(units * unit);
  }

  private List<Message> received(NodeName node) {
    return script.payloads(node, Payload.Received.class).stream()
        .map(Payload.Received::message)
        .toList();
  }
}
