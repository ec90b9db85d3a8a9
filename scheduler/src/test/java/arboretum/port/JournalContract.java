package arboretum.port;

import static arboretum.port.ContractWorld.CLUSTER;
import static arboretum.port.ContractWorld.WORKER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.model.ServiceName;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.OrchestratorToWorker;
import arboretum.protocol.Payload;
import arboretum.protocol.TimerId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every adapter's {@link Journal} does; see the port's Javadoc. */
public abstract class JournalContract {
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
  void theFirstStartHasSessionOneAndNothingRecovered() {
    world.start(script::role);
    world.runFor(unit);
    assertEquals(
        List.of(new Payload.Started(1, List.of())),
        script.payloads(CLUSTER, Payload.Started.class));
  }

  @Test
  void whatWasAppendedComesBackInOrderAtTheNextStart() {
    script.onStart(
        CLUSTER,
        (input, ports) -> {
          if (((Payload.Started) input.payload()).session() == 1) {
            ports.journal().append(record(2));
            ports.journal().append(record(1));
            ports.journal().append(record(3));
          }
        });
    world.start(script::role);
    world.runFor(2 * unit);
    restart();
    assertEquals(List.of(record(2), record(1), record(3)), recovered(1));
  }

  @Test
  void recordsOfSeveralSessionsAddUp() {
    script.onStart(
        CLUSTER,
        (input, ports) ->
            ports.journal().append(record((int) ((Payload.Started) input.payload()).session())));
    world.start(script::role);
    world.runFor(2 * unit);
    restart();
    restart();
    assertEquals(List.of(record(1)), recovered(1));
    assertEquals(List.of(record(1), record(2)), recovered(2));
    List<Long> sessions =
        script.payloads(CLUSTER, Payload.Started.class).stream()
            .map(Payload.Started::session)
            .toList();
    assertTrue(sessions.get(0) < sessions.get(1) && sessions.get(1) < sessions.get(2));
  }

  @Test
  void aRecordIsDurableBeforeAnyEffectOfItsHandlerLeaves() {
    script.at(
        CLUSTER,
        (input, ports) -> {
          if (input.payload() instanceof Payload.Started started && started.session() == 1) {
            ports.timers().every(TICK, unit / 10, unit / 10);
          } else if (input.payload() instanceof Payload.TimerFired) {
            int number = (int) input.sequence();
            ports.transport().send(WORKER, new OrchestratorToWorker.WorkerAccepted(number));
            ports.journal().append(record(number));
          }
        });
    world.start(script::role);
    world.runFor(3 * unit);
    world.crash(CLUSTER);
    List<JournalRecord> told = new ArrayList<>();
    for (Payload.Received received : script.payloads(WORKER, Payload.Received.class)) {
      long number = ((OrchestratorToWorker.WorkerAccepted) received.message()).session();
      told.add(record((int) number));
    }
    world.restart(CLUSTER);
    world.runFor(2 * unit);
    assertTrue(told.size() > 2);
    assertTrue(recovered(1).size() >= told.size());
    assertEquals(told, recovered(1).subList(0, told.size()));
  }

  private void restart() {
    world.crash(CLUSTER);
    world.runFor(unit);
    world.restart(CLUSTER);
    world.runFor(2 * unit);
  }

  private List<JournalRecord> recovered(int start) {
    return script.payloads(CLUSTER, Payload.Started.class).get(start).recovered();
  }

  private static JournalRecord record(int next) {
    return new JournalRecord.NumbersIssued(new ServiceName("web"), next);
  }
}
