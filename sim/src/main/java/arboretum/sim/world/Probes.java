package arboretum.sim.world;

import arboretum.coordinates.Coordinate;
import arboretum.model.NodeName;
import arboretum.protocol.Payload;
import arboretum.protocol.Payload.ProbeAnswer;
import arboretum.sim.engine.Engine;
import arboretum.sim.network.RoundTrips;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Probes under way. A probe goes straight from node to node, not along the tree, so a cut link of
 * the tree does not stop it; a node that is down does. It takes no time of a server.
 */
final class Probes {
  private final Engine engine;
  private final Agenda agenda;
  private final Tree tree;
  private final RoundTrips roundTrips;
  private final BiConsumer<SimNode, Payload> deliver;

  Probes(
      Engine engine,
      Agenda agenda,
      Tree tree,
      RoundTrips roundTrips,
      BiConsumer<SimNode, Payload> deliver) {
    this.engine = engine;
    this.agenda = agenda;
    this.tree = tree;
    this.roundTrips = roundTrips;
    this.deliver = deliver;
  }

  /** Sends a probe now. */
  void send(SimNode from, NodeName target) {
    if (!roundTrips.knows(target)) {
      return; // as a probe to an address that nobody has
    }
    long sentNanos = engine.nowNanos();
    long rttNanos = Math.max(1, roundTrips.nanos(from.name, target));
    agenda.at(sentNanos + rttNanos / 2, from, () -> arrive(from, target, sentNanos + rttNanos));
  }

  private void arrive(SimNode from, NodeName target, long backNanos) {
    Optional<SimNode> node = tree.find(target);
    if (node.isPresent() && !node.get().isUp()) {
      return;
    }
    Optional<ProbeAnswer> answer = node.flatMap(n -> Optional.ofNullable(n.probeAnswer));
    long rttNanos = Math.max(1, roundTrips.nanos(from.name, target));
    agenda.at(
        backNanos, from, () -> deliver.accept(from, new Payload.Probed(target, rttNanos, answer)));
  }

  /** Returns where a node holds itself to be in the network at present. */
  static Optional<Coordinate> told(Tree tree, NodeName node) {
    return tree.find(node)
        .flatMap(n -> Optional.ofNullable(n.probeAnswer))
        .map(ProbeAnswer::coordinate);
  }
}
