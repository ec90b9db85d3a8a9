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
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.metric.MessageCounts;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.TimedAction.Direction;
import arboretum.experiment.plan.TimedAction.Fault;
import arboretum.experiment.plan.TimedAction.State;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.port.Script;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.Payload;
import arboretum.protocol.TimerId;
import arboretum.protocol.UserToRoot;
import arboretum.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultTest {
  private static final TimerId TICK = TimerId.of(TimerId.Kind.SWEEP);

  private final Script script = new Script();

  @Test
  void aSiteStopsAndStartsWithAllBelowItInTheOrderOfThePlan() {
    Playing.Starts starts = new Playing.Starts();
    Plans plans =
        new Plans()
            .nodes("root", "root/c", "root/c/w", "root/c/v", "root/cc", "root/cc/w")
            .fail(10 * MILLI, Failing.site(C), 20 * MILLI);
    simulation(plans, script, starts).run();
    assertEquals(
        List.of(
            "10 ms root/c stops",
            "10 ms root/c/w stops",
            "10 ms root/c/v stops",
            "30 ms root/c starts, session 2",
            "30 ms root/c/w starts, session 2",
            "30 ms root/c/v starts, session 2"),
        starts.lines);
  }

  @Test
  void overlappingFaultsHoldANodeUntilTheLastIsRepaired() {
    Playing.Starts starts = new Playing.Starts();
    Plans plans =
        threeTiers()
            .fail(10 * MILLI, Failing.site(C), 20 * MILLI)
            .fail(20 * MILLI, Failing.worker(W), 30 * MILLI)
            .fail(25 * MILLI, Failing.worker(W), 2 * MILLI);
    simulation(plans, script, starts).run();
    assertEquals(
        List.of(
            "10 ms root/c stops",
            "10 ms root/c/w stops",
            "30 ms root/c starts, session 2",
            "50 ms root/c/w starts, session 2"),
        starts.lines);
  }

  @Test
  void aFaultWithoutRepairLasts() {
    Playing.Starts starts = new Playing.Starts();
    Plans plans = threeTiers().fail(10 * MILLI, Failing.worker(W), TimedAction.Fail.FOR_EVER);
    simulation(plans, script, starts).run();
    assertEquals(List.of("10 ms root/c/w stops"), starts.lines);
  }

  @Test
  void aJournalIsKeptOrLostAsTheFaultSays() {
    script.onStart(
        C,
        (input, ports) ->
            ports
                .journal()
                .append(
                    new JournalRecord.NumbersIssued(
                        new ServiceName("s"),
                        (int) ((Payload.Started) input.payload()).session())));
    Plans plans =
        threeTiers()
            .fail(10 * MILLI, Failing.orchestrator(C, State.KEPT), MILLI)
            .fail(20 * MILLI, Failing.orchestrator(C, State.LOST), MILLI);
    play(plans, script);
    List<Payload.Started> starts = script.payloads(C, Payload.Started.class);
    assertEquals(List.of(0, 1, 0), starts.stream().map(start -> start.recovered().size()).toList());
    assertEquals(List.of(1L, 2L, 3L), starts.stream().map(Payload.Started::session).toList());
  }

  @Test
  void aTornJournalKeepsItsFirstRecordsAndTheRunSaysSo() {
    int records = 20;
    script.onStart(
        C,
        (input, ports) -> {
          if (((Payload.Started) input.payload()).session() == 1) {
            for (int i = 1; i <= records; i++) {
              ports.journal().append(new JournalRecord.NumbersIssued(new ServiceName("s"), i));
            }
          }
        });
    List<TraceEvent.JournalTorn> torn = new ArrayList<>();
    Plans plans =
        threeTiers()
            .fail(10 * MILLI, new Fault.Site(C, State.TORN), MILLI)
            .fail(20 * MILLI, Failing.orchestrator(C, State.TORN), MILLI);
    simulation(
            plans,
            script,
            new Observer() {
              @Override
              public void onTrace(long atNanos, NodeName node, TraceEvent event) {
                if (event instanceof TraceEvent.JournalTorn lost) {
                  torn.add(lost); // of the cluster only: a worker has none
                }
              }
            })
        .run();
    List<Payload.Started> starts = script.payloads(C, Payload.Started.class);
    assertEquals(2, torn.size());
    int left = records;
    for (int i = 0; i < 2; i++) {
      List<JournalRecord> recovered = starts.get(i + 1).recovered();
      assertTrue(recovered.size() < left, () -> recovered.toString());
      assertEquals(
          new TraceEvent.JournalTorn(recovered.size(), left - recovered.size()), torn.get(i));
      for (int n = 1; n <= recovered.size(); n++) {
        assertEquals(
            new JournalRecord.NumbersIssued(new ServiceName("s"), n), recovered.get(n - 1));
      }
      left = recovered.size();
    }
  }

  @Test
  void aLinkThatIsCutOneWayCarriesTheOther() {
    everyMillisecondBothWays();
    Plans plans =
        threeTiers().fail(2_500_000, Failing.link(W, Direction.UP), 2 * MILLI).lasts(8 * MILLI);
    Simulation simulation = play(plans, script);
    // Down: sent at 0..8, arrive at 1..8 ms within the run. Up: those sent at 3 and 4 ms are lost,
    // and that of 2 ms, which is under way at 2.5.
    assertEquals(ms(1, 2, 3, 4, 5, 6, 7, 8), arrivals(script, W));
    assertEquals(ms(1, 2, 6, 7, 8), arrivals(script, C));
    MessageCounts counts = simulation.finish();
    int type = MessageCounts.typeOf(accepted());
    assertEquals(18, counts.sentOf(type));
    assertEquals(3, counts.lostOf(type));
    assertEquals(13, counts.deliveredOf(type));
    assertEquals(2, counts.inFlightOf(type));
    assertEquals(18L * (accepted().wireBytes() + 100), counts.bytesOf(type));
  }

  @Test
  void aLinkThatIsCutTwiceHealsWithTheSecondRepair() {
    everyMillisecondBothWays();
    Plans plans =
        threeTiers()
            .fail(1_500_000, Failing.link(W, Direction.BOTH), 2 * MILLI)
            .fail(2_500_000, Failing.link(W, Direction.DOWN), 2 * MILLI)
            .lasts(8 * MILLI);
    play(plans, script);
    assertEquals(ms(1, 6, 7, 8), arrivals(script, W));
    assertEquals(ms(1, 5, 6, 7, 8), arrivals(script, C));
  }

  @Test
  void whatReachesANodeThatIsDownIsLost() {
    everyMillisecondBothWays();
    Plans plans = threeTiers().fail(2_500_000, Failing.worker(W), MILLI).lasts(8 * MILLI);
    play(plans, script);
    assertEquals(ms(1, 2, 4, 5, 6, 7, 8), arrivals(script, W));
  }

  @Test
  void anOperatorWhoseRootIsDownTriesAgain() {
    UserToRoot first = new UserToRoot.UndeployService(new ServiceName("a"));
    UserToRoot second = new UserToRoot.UndeployService(new ServiceName("b"));
    Plans plans =
        threeTiers()
            .fail(2 * MILLI, Failing.orchestrator(ROOT, State.KEPT), 5 * MILLI)
            .at(3 * MILLI, new TimedAction.Operate(first))
            .at(4 * MILLI, new TimedAction.Operate(second));
    play(plans, script);
    assertEquals(
        List.of(
            new Payload.Started(1, List.of()),
            new Payload.Started(2, List.of()),
            new Payload.Operator(first),
            new Payload.Operator(second)),
        script.inputs(ROOT).stream().map(input -> input.payload()).toList());
    assertEquals(7 * MILLI, script.inputs(ROOT).get(3).atNanos());
  }

  @Test
  void aFaultOfANodeThatIsNotThereFailsTheRun() {
    Plans plans = threeTiers().fail(MILLI, Failing.worker(new NodeName("root/x")), MILLI);
    SimulationFailedException failed =
        assertThrows(SimulationFailedException.class, () -> play(plans, script));
    String message = String.valueOf(failed.getMessage());
    assertTrue(message.contains("no node is named root/x"), message);
  }

  private void everyMillisecondBothWays() {
    script.at(W, tick(C)).at(C, tick(W));
  }

  private static Script.Step tick(NodeName to) {
    return (input, ports) -> {
      if (input.payload() instanceof Payload.Started) {
        ports.timers().every(TICK, MILLI, (MILLI - input.atNanos() % MILLI) % MILLI);
      } else if (input.payload() instanceof Payload.TimerFired) {
        ports.transport().send(to, accepted());
      }
    };
  }

  private static List<Long> ms(long... times) {
    return java.util.Arrays.stream(times).map(time -> time * MILLI).boxed().toList();
  }
}
