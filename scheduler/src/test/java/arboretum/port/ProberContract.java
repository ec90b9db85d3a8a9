package arboretum.port;

import static arboretum.port.ContractWorld.CLUSTER;
import static arboretum.port.ContractWorld.WORKER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.coordinates.Coordinate;
import arboretum.model.NodeName;
import arboretum.protocol.Payload;
import arboretum.protocol.Payload.ProbeAnswer;
import arboretum.protocol.TimerId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every adapter's {@link Prober} does; see the port's Javadoc. */
public abstract class ProberContract {
  private static final TimerId TICK = TimerId.of(TimerId.Kind.COORDINATE);
  private static final ProbeAnswer ANSWER =
      new ProbeAnswer(new Coordinate(List.of(3.0, 4.0), 1), 0.5);

  /** Returns a fresh world. */
  protected abstract ContractWorld world();

  private static Script probing(ContractWorld world, NodeName target) {
    return new Script()
        .at(
            WORKER,
            (input, ports) -> {
              if (input.payload() instanceof Payload.Started) {
                ports.timers().set(TICK, 2 * world.unitNanos());
              } else if (input.payload() instanceof Payload.TimerFired) {
                ports.prober().probe(target);
              }
            });
  }

  @Test
  void aTargetThatIsUpAnswersOnceWithWhatItsRoleGaveLast() {
    try (ContractWorld world = world()) {
      Script script = probing(world, CLUSTER);
      script.onStart(
          CLUSTER,
          (input, ports) -> {
            ports.prober().answer(new ProbeAnswer(Coordinate.origin(2), 1));
            ports.prober().answer(ANSWER);
          });
      world.start(script::role);
      world.runFor(5 * world.unitNanos());
      List<Payload.Probed> answers = script.payloads(WORKER, Payload.Probed.class);
      assertEquals(1, answers.size());
      assertEquals(CLUSTER, answers.getFirst().target());
      assertEquals(Optional.of(ANSWER), answers.getFirst().answer());
      long askedNanos =
          script.inputs(WORKER).stream()
              .filter(input -> input.payload() instanceof Payload.TimerFired)
              .findFirst()
              .orElseThrow()
              .atNanos();
      long answeredNanos = script.inputs(WORKER).getLast().atNanos();
      assertTrue(answers.getFirst().rttNanos() > 0);
      assertTrue(answeredNanos - askedNanos >= answers.getFirst().rttNanos());
    }
  }

  @Test
  void aTargetThatGaveNoAnswerIsThereAndSaysNothing() {
    try (ContractWorld world = world()) {
      Script script = probing(world, CLUSTER);
      world.start(script::role);
      world.runFor(5 * world.unitNanos());
      List<Payload.Probed> answers = script.payloads(WORKER, Payload.Probed.class);
      assertEquals(List.of(Optional.empty()), answers.stream().map(a -> a.answer()).toList());
    }
  }

  @Test
  void nobodyAnswersForATargetThatIsDownOrUnknown() {
    for (NodeName target : List.of(CLUSTER, new NodeName("users/nobody"))) {
      try (ContractWorld world = world()) {
        Script script = probing(world, target);
        world.start(script::role);
        world.runFor(world.unitNanos());
        world.crash(CLUSTER);
        world.runFor(4 * world.unitNanos());
        assertEquals(List.of(), script.payloads(WORKER, Payload.Probed.class));
      }
    }
  }

  @Test
  void anAnswerOfAnEarlierSessionIsNotGiven() {
    try (ContractWorld world = world()) {
      Script script = probing(world, CLUSTER);
      script.onStart(
          CLUSTER,
          (input, ports) -> {
            if (input.payload() instanceof Payload.Started started && started.session() == 1) {
              ports.prober().answer(ANSWER);
            }
          });
      world.start(script::role);
      world.runFor(world.unitNanos() / 2);
      world.crash(CLUSTER);
      world.runFor(world.unitNanos() / 2);
      world.restart(CLUSTER);
      world.runFor(4 * world.unitNanos());
      List<Payload.Probed> answers = script.payloads(WORKER, Payload.Probed.class);
      assertEquals(List.of(Optional.empty()), answers.stream().map(a -> a.answer()).toList());
    }
  }
}
