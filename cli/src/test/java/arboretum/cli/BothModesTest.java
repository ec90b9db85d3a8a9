package arboretum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.check.Check;
import arboretum.experiment.data.DataLocations;
import arboretum.experiment.data.DataRegistry;
import arboretum.experiment.data.DataSets;
import arboretum.experiment.metric.ServiceFacts;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.scenario.ScenarioLoader;
import arboretum.live.hollow.HollowDriver;
import arboretum.model.NodeName;
import arboretum.orchestrator.Role;
import arboretum.port.Ports;
import arboretum.protocol.Input;
import arboretum.protocol.Payload;
import arboretum.protocol.TimerId;
import arboretum.random.RandomSource;
import arboretum.sim.network.Delays;
import arboretum.sim.world.Observer;
import arboretum.sim.world.Simulation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a timeline changes is the same in a simulation and in a run in real time: users that move
 * and latencies. One worker probes a user and its cluster, so fast that each change is seen.
 */
final class BothModesTest {
  private static final TimerId PROBE = TimerId.of(TimerId.Kind.COORDINATE);
  private static final long EVERY_NANOS = 40_000_000;
  private static final NodeName WORKER = new NodeName("root/munich/w1");
  private static final NodeName CLUSTER = new NodeName("root/munich");

  private static final String CHANGES =
      """
      arboretum: 1
      name: changes
      question: Is the network the same in both modes?
      profile: arboretum
      seed: 7
      duration: 4 s
      topology:
        root: { at: Frankfurt }
        clusters:
          - { name: munich, at: Munich, workers: [ { device: intel-nuc } ] }
        latency: geography
      users: [ { name: traveller, at: Munich } ]
      timeline:
        - { at: 0.8 s, change: traveller, place: Hamburg }
        - { at: 1.6 s, change: traveller, latency: 7 ms }
        - { at: 2.4 s, change: munich/w1, latency: 3 ms }
        - { at: 3.2 s, change: traveller, latency: 0 ms }
      """;

  @TempDir Path folder;

  /** A worker that probes, or a node that does nothing. */
  private record Probing(NodeName name, List<NodeName> targets, Ports ports, Queue<Payload> heard)
      implements Role {
    @Override
    public int handle(Input input) {
      switch (input.payload()) {
        case Payload.Started started -> {
          if (name.equals(WORKER)) {
            ports.timers().every(PROBE, EVERY_NANOS, EVERY_NANOS);
          }
        }
        case Payload.TimerFired fired -> targets.forEach(ports.prober()::probe);
        case Payload.Probed probed -> heard.add(probed);
        case Payload other -> {}
      }
      return 0;
    }
  }

  private static RunPlan plan() {
    DataSets none =
        new DataSets(
            DataRegistry.bundled(),
            new DataLocations(Optional.empty(), Optional.empty(), Path.of("no-such-folder")));
    return ScenarioLoader.of("changes", CHANGES, none).plan(0, 0);
  }

  private static List<Long> seen(Queue<Payload> heard, NodeName target) {
    List<Long> seen = new ArrayList<>();
    for (Payload payload : heard) {
      if (payload instanceof Payload.Probed probed
          && probed.target().equals(target)
          && (seen.isEmpty() || seen.getLast() != probed.rttNanos())) {
        seen.add(probed.rttNanos());
      }
    }
    return seen;
  }

  @Test
  void usersThatMoveAndLatenciesThatChangeAreTheSameInBoth() throws Exception {
    RunPlan plan = plan();
    NodeName user = plan.users().getFirst().name();
    List<NodeName> targets = List.of(user, CLUSTER);
    Queue<Payload> simulated = new ConcurrentLinkedQueue<>();
    new Simulation(
            plan,
            (node, ports) -> new Probing(node.name(), targets, ports, simulated),
            Check.Level.ALL,
            Observer.NONE)
        .run();
    Queue<Payload> real = new ConcurrentLinkedQueue<>();
    new HollowDriver(
            new HollowDriver.Options(
                p -> (node, ports) -> new Probing(node.name(), targets, ports, real),
                p -> Delays.of(p.network().latency(), RandomSource.seeded(p.seed()))::nanos,
                p -> folder.resolve("inputs.jsonl.gz"),
                ServiceFacts.NONE,
                Long.MAX_VALUE,
                "test",
                notice -> {}))
        .run(plan);
    List<Long> ofUser = seen(simulated, user);
    assertEquals(5, ofUser.size(), "each change is seen");
    assertTrue(ofUser.get(1) > ofUser.get(0), "Hamburg is farther from Munich than Munich");
    assertEquals(ofUser.get(1) + 2 * 7_000_000, ofUser.get(2));
    assertEquals(ofUser.get(2) + 2 * 3_000_000, ofUser.get(3));
    assertEquals(ofUser.get(3) - 2 * 7_000_000, ofUser.get(4));
    assertEquals(2, seen(simulated, CLUSTER).size(), "its own latency is that of its link");
    assertEquals(ofUser, seen(real, user));
    assertEquals(seen(simulated, CLUSTER), seen(real, CLUSTER));
  }
}
