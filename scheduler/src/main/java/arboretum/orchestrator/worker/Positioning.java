package arboretum.orchestrator.worker;

import arboretum.coordinates.Coordinate;
import arboretum.coordinates.NeighbourSet;
import arboretum.coordinates.Vivaldi;
import arboretum.model.NodeName;
import arboretum.orchestrator.CoordinateSettings;
import arboretum.port.Prober;
import arboretum.protocol.OrchestratorToWorker.Neighbours;
import arboretum.protocol.Payload.ProbeAnswer;
import arboretum.protocol.Payload.Probed;
import arboretum.protocol.WorkerToOrchestrator.CoordinateMoved;
import arboretum.random.RandomSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the worker is in the network, learned from round-trip times to other workers: its cluster
 * names some of them in answer to each {@link CoordinateMoved} (Oakestra's branch
 * service-scheduling answers each report with up to 20 random ones; read, not executed), its own
 * probes say which are near.
 */
final class Positioning {
  private final CoordinateSettings settings;
  private final Prober prober;
  private final Vivaldi vivaldi;
  private final NeighbourSet<NodeName> neighbours;
  private final Set<NodeName> unanswered = new LinkedHashSet<>();

  Positioning(CoordinateSettings settings, Prober prober, RandomSource random) {
    this.settings = settings;
    this.prober = prober;
    this.vivaldi = new Vivaldi(settings.vivaldi(), random.fork("vivaldi"));
    this.neighbours = new NeighbourSet<>(settings.neighbours(), random.fork("neighbours"));
  }

  /** Takes the names of nodes that may be probed. */
  void offer(Neighbours offered, NodeName self) {
    neighbours.offer(offered.nodes().stream().filter(node -> !node.equals(self)).toList());
  }

  /** Tells how it stands after the last round of probes, and begins the next. */
  CoordinateMoved round(long session) {
    unanswered.forEach(neighbours::lost);
    unanswered.clear();
    for (int i = 0; i < settings.probes(); i++) {
      Optional<NodeName> next = neighbours.next();
      if (next.isPresent() && unanswered.add(next.get())) {
        prober.probe(next.get());
      }
    }
    return new CoordinateMoved(session, vivaldi.coordinate(), vivaldi.error());
  }

  /** Takes what a probe brought; false if it was not one of this round's own. */
  boolean take(Probed probed) {
    if (!unanswered.remove(probed.target())) {
      return false;
    }
    neighbours.measured(probed.target(), probed.rttNanos());
    probed
        .answer()
        .ifPresent(
            answer -> vivaldi.observe(probed.rttNanos(), answer.coordinate(), answer.error()));
    tell();
    return true;
  }

  /** Has probes of this node answered with its coordinate. */
  void tell() {
    prober.answer(new ProbeAnswer(vivaldi.coordinate(), vivaldi.error()));
  }

  /** Returns where it holds itself to be. */
  Coordinate coordinate() {
    return vivaldi.coordinate();
  }

  /** Returns the nodes that it found nearest, nearest first. */
  List<NodeName> nearest() {
    return neighbours.nearest();
  }
}
