package arboretum.sim.world;

import static arboretum.sim.world.Playing.C;
import static arboretum.sim.world.Playing.MILLI;
import static arboretum.sim.world.Playing.ROOT;
import static arboretum.sim.world.Playing.W;
import static arboretum.sim.world.Playing.accepted;
import static arboretum.sim.world.Playing.arrivals;
import static arboretum.sim.world.Playing.play;
import static arboretum.sim.world.Playing.simulation;
import static arboretum.sim.world.Playing.threeTiers;
import static arboretum.sim.world.Playing.times;
import static org.junit.jupiter.api.Assertions.assertEquals;

import arboretum.check.Check;
import arboretum.experiment.metric.MessageCounts;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.orchestrator.Role;
import arboretum.port.Ports;
import arboretum.port.Script;
import arboretum.protocol.Input;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.Payload;
import arboretum.protocol.TimerId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A role is a FIFO server: times by hand. */
class ServiceTimesTest {
  private static final TimerId TICK = TimerId.of(TimerId.Kind.SWEEP);
  private static final TimerId OTHER = TimerId.of(TimerId.Kind.RETRY);

  private final Script script = new Script();

  @Test
  void inputsQueueAndEffectsLeaveWhenTheCostHasPassed() {
    tickingCluster(3);
    script.at(W, echo());
    play(threeTiers().cost("worker-accepted", 3 * MILLI), script);
    // Sent at 0, 1, 2 ms, 1 ms under way, 3 ms of service each at the worker: the handlers start at
    // 1, 4, 7 ms. What they send leaves at 4, 7, 10 and takes 1 ms.
    assertEquals(List.of(MILLI, 4 * MILLI, 7 * MILLI), arrivals(script, W));
    // The cluster is as slow: it serves at 5, 8, 11 ms and is never late.
    assertEquals(List.of(5 * MILLI, 8 * MILLI, 11 * MILLI), arrivals(script, C));
  }

  @Test
  void withoutCostAPathIsTheSumOfItsDelays() {
    tickingCluster(1);
    script.at(W, echo());
    Simulation simulation = play(threeTiers(), script);
    assertEquals(List.of(MILLI), arrivals(script, W));
    assertEquals(List.of(2 * MILLI), arrivals(script, C));
    assertEquals(0, simulation.utilisation(W));
  }

  @Test
  void aFasterDeviceTakesLess() {
    tickingCluster(3);
    Plans fast =
        new Plans()
            .nodes("root", "root/c", "root/c/v")
            .speed(2)
            .nodes("root/c/w")
            .cost("worker-accepted", 3 * MILLI);
    play(fast, script);
    assertEquals(List.of(MILLI, 2_500_000L, 4 * MILLI), arrivals(script, W));
  }

  @Test
  void timersQueueTooAndCountFromTheStartOfTheHandlerThatSetThem() {
    script.at(
        C,
        (input, ports) -> {
          if (input.sequence() == 1) {
            ports.timers().set(TICK, 0);
            ports.timers().set(OTHER, 5 * MILLI);
          } else if (input.payload().equals(new Payload.TimerFired(TICK))) {
            ports.timers().set(TICK, MILLI);
          }
        });
    play(threeTiers().cost("timer", 2 * MILLI).lasts(8 * MILLI), script);
    // TICK at 0; again due at 1, served at 2; due at 3, at 4; due at 5 with OTHER, which was set
    // first and so comes first: OTHER at 6, TICK at 8.
    assertEquals(
        List.of(0L, 2 * MILLI, 4 * MILLI, 6 * MILLI, 8 * MILLI),
        times(script, C, Payload.TimerFired.class));
    assertEquals(new Payload.TimerFired(OTHER), script.inputs(C).get(4).payload());
  }

  @Test
  void aPeriodicTimerOfABusyServerKeepsItsPhase() {
    script.onStart(C, (input, ports) -> ports.timers().every(TICK, 10 * MILLI, 3 * MILLI));
    script.onStart(
        ROOT,
        (input, ports) -> {
          for (int i = 0; i < 10; i++) {
            ports.transport().send(C, Playing.clusterAccepted());
          }
        });
    play(threeTiers().cost("cluster-accepted", 2 * MILLI).lasts(40 * MILLI), script);
    // Ten messages of 2 ms keep the server busy from 1 to 21 ms; the firing of 3 ms waits for them
    // all, that of 13 ms behind it; 23 and 33 ms are in time.
    assertEquals(
        List.of(21 * MILLI, 21 * MILLI, 23 * MILLI, 33 * MILLI),
        times(script, C, Payload.TimerFired.class));
  }

  @Test
  void aTimerThatIsCancelledWhileItWaitsIsNotServed() {
    script.at(
        C,
        (input, ports) -> {
          if (input.payload() instanceof Payload.Started) {
            ports.timers().set(TICK, 3 * MILLI);
          } else if (input.payload() instanceof Payload.Received) {
            ports.timers().cancel(TICK);
          }
        });
    script.onStart(
        ROOT,
        (input, ports) -> {
          ports.transport().send(C, Playing.clusterAccepted());
          ports.transport().send(C, Playing.clusterAccepted());
        });
    Plans plans = threeTiers().cost("started", 5 * MILLI);
    play(plans, script);
    // Busy with its start until 5 ms; TICK is due at 3, waits until 5 and is served, before the
    // root's messages arrive at 6 ms.
    assertEquals(List.of(5 * MILLI), times(script, C, Payload.TimerFired.class));

    Script again = new Script();
    again.at(
        C,
        (input, ports) -> {
          if (input.payload() instanceof Payload.Started) {
            ports.timers().set(TICK, 3 * MILLI);
          } else if (input.sequence() == 3) {
            ports.timers().cancel(TICK);
          }
        });
    again.onStart(
        ROOT,
        (input, ports) -> {
          for (int i = 0; i < 3; i++) {
            ports.transport().send(C, Playing.clusterAccepted());
          }
        });
    Simulation simulation =
        play(threeTiers().cost("cluster-accepted", 4 * MILLI).lasts(100 * MILLI), again);
    // Served at 1, 5, 9 ms; TICK is due at 3 and waits behind all three; the second cancels it.
    assertEquals(List.of(), times(again, C, Payload.TimerFired.class));
    assertEquals(0.12, simulation.utilisation(C), 1e-12);
  }

  @Test
  void whatAPolicyExaminedAndWhatIsJournaledCosts() {
    Plans plans = threeTiers().costs(5 * MILLI, 7 * MILLI, 100_000).lasts(100 * MILLI);
    Simulation simulation =
        new Simulation(
            plans.build(),
            (node, ports) -> new Examining(node.name(), ports),
            Check.Level.ALL,
            Observer.NONE);
    simulation.run();
    // Root: 2 clusters x 5 ms + 0.1 ms; cluster: 2 workers x 7 ms + 0.1 ms.
    assertEquals(0.101, simulation.utilisation(ROOT), 1e-12);
    assertEquals(0.141, simulation.utilisation(C), 1e-12);
  }

  @Test
  void aNodeThatStopsDropsWhatHasNotLeft() {
    tickingCluster(1);
    script.at(W, echo());
    Plans plans = threeTiers().cost("worker-accepted", 3 * MILLI);
    Simulation simulation = simulation(plans, script, Observer.NONE);
    // The worker's handler starts at 1 ms and its answer would leave at 4 ms.
    simulation.runUntil(2 * MILLI);
    simulation.fail(Failing.worker(W));
    simulation.run();
    assertEquals(List.of(), arrivals(script, C));
    int type = MessageCounts.typeOf(accepted());
    assertEquals(1, simulation.finish().lostOf(type));
  }

  private void tickingCluster(int times) {
    script.at(
        C,
        (input, ports) -> {
          if (input.payload() instanceof Payload.Started) {
            ports.timers().every(TICK, MILLI, 0);
          } else if (input.payload() instanceof Payload.TimerFired) {
            ports.transport().send(W, accepted());
            if (input.sequence() == times + 1) {
              ports.timers().cancel(TICK);
            }
          }
        });
  }

  private static Script.Step echo() {
    return (input, ports) -> {
      if (input.payload() instanceof Payload.Received received) {
        ports.transport().send(received.from(), received.message());
      }
    };
  }

  /** Examines two candidates at its start, and keeps one record. */
  private record Examining(NodeName name, Ports ports) implements Role {
    @Override
    public int handle(Input input) {
      if (name.depth() < 2) {
        ports.journal().append(new JournalRecord.NumbersIssued(new ServiceName("s"), 1));
        return 2;
      }
      return 0;
    }
  }
}
