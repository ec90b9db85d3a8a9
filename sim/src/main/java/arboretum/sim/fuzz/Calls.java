package arboretum.sim.fuzz;

import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.orchestrator.worker.Worker;
import arboretum.protocol.Payload;
import arboretum.protocol.Payload.ConnectionEnded.End;
import arboretum.protocol.Route;
import arboretum.sim.world.Simulation;
import arboretum.trace.TraceEvent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Callers at workers, and what must hold of what they are told. */
final class Calls {
  private record Copy(InstanceId instance, Epoch epoch) {}

  private final FuzzCase drawn;
  private final Kept kept;

  /** Where each copy was placed. */
  private final Map<Copy, NodeName> placed = new LinkedHashMap<>();

  /** By worker: connections that have not been answered. */
  private final Map<NodeName, Set<Long>> open = new LinkedHashMap<>();

  Calls(FuzzCase drawn, Kept kept) {
    this.drawn = drawn;
    this.kept = kept;
  }

  /** Has them call. */
  void begin(Simulation simulation) {
    for (int index : kept.calls()) {
      DrawnCall call = drawn.calls().get(index);
      simulation.call(call.atNanos(), call.worker(), () -> payload(index, call, simulation));
    }
  }

  private Optional<Payload> payload(int index, DrawnCall call, Simulation simulation) {
    if (call.act() == DrawnCall.Act.CONNECT) {
      open.computeIfAbsent(call.worker(), name -> new LinkedHashSet<>()).add((long) index);
      return Optional.of(
          new Payload.Connect(
              index, call.candidates(), call.policy().word(), call.instance(), call.flow()));
    }
    List<Route> routes =
        simulation.view().role(call.worker()).map(Worker.class::cast).orElseThrow().routes();
    if (routes.isEmpty()) {
      return Optional.empty();
    }
    Route missed = routes.get(index % routes.size());
    return Optional.of(
        new Payload.ConnectionEnded(
            List.of(missed.instance().service()),
            call.policy().word(),
            missed.instance(),
            missed.epoch(),
            End.UNREACHABLE,
            0));
  }

  /** Takes what a node, or the driver for it, says. */
  void take(NodeName node, TraceEvent event) {
    if (event instanceof TraceEvent.Placed copy) {
      placed.put(new Copy(copy.instance(), copy.epoch()), copy.worker());
    } else if (event instanceof TraceEvent.MigrationStarted move) {
      placed.put(new Copy(move.instance(), move.next()), move.to());
    } else if (event instanceof TraceEvent.NodeStopped) {
      open.remove(node); // nobody waits there any longer
    }
  }

  /** A worker answers a connection. */
  void answered(NodeName worker, long connection) {
    Rule.require(
        open.getOrDefault(worker, new LinkedHashSet<>()).remove(connection),
        Rule.ANSWERED_ONCE,
        "%s answers connection %s, for which nobody waits",
        worker,
        connection);
  }

  /** Returns a worker and a connection that still waits there; empty if there is none. */
  Optional<String> unanswered() {
    return open.entrySet().stream()
        .filter(worker -> !worker.getValue().isEmpty())
        .map(worker -> worker.getKey() + " has not answered " + worker.getValue())
        .findFirst();
  }

  /** Checks what a worker has just been told. */
  void checkTable(Worker worker) {
    for (Route route : worker.routes()) {
      NodeName at = placed.get(new Copy(route.instance(), route.epoch()));
      Rule.require(
          route.place().node().equals(at),
          Rule.ROUTES_PLACED,
          "%s is told that %s epoch %s is on %s; it was placed on %s",
          worker.name(),
          route.instance(),
          route.epoch(),
          route.place().node(),
          at);
    }
  }
}
