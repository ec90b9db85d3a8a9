package arboretum.experiment.scenario.bind;

import arboretum.experiment.data.matrix.LatencyMatrix;
import arboretum.experiment.plan.NetworkPlan;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.keys.TopologyKeys;
import arboretum.experiment.scenario.keys.Words.PlainLatency;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The truth about delays and what it asks of nodes.
 *
 * @param latency empty if it could not be read
 * @param matrix the matrix, if there is one
 * @param needs what every node has to say of itself
 */
record Network(Optional<NetworkPlan.Latency> latency, Optional<LatencyMatrix> matrix, Needs needs) {
  // source: the artifact's evaluation (branch service-scheduling, read, not executed): user-worker
  // round trip = Vivaldi distance x 0.8 or 1.2; orchestrator-user uniform 5.5 to 63.9 ms.
  private static final double CIRCULAR_LOW = 0.8;
  private static final double CIRCULAR_HIGH = 1.2;
  private static final long CIRCULAR_LEAST_NANOS = 5_500_000;
  private static final long CIRCULAR_MOST_NANOS = 63_900_000;

  /** What every node has to say of itself. */
  enum Needs {
    NOTHING,
    PLACE,
    ROW
  }

  private static final List<Key<?>> KINDS =
      List.of(
          TopologyKeys.GEOGRAPHY,
          TopologyKeys.CONSTANT,
          TopologyKeys.UNIFORM,
          TopologyKeys.MATRIX,
          TopologyKeys.LATENCY_DATA);
  private static final Network UNKNOWN =
      new Network(Optional.empty(), Optional.empty(), Needs.NOTHING);

  static Network of(Fields topology, Sources sources, Problems problems) {
    var written = topology.get(TopologyKeys.LATENCY);
    if (written.isEmpty()) {
      return UNKNOWN;
    }
    Optional<PlainLatency> plain = written.get().one();
    if (plain.isPresent()) {
      return plain.get() == PlainLatency.IDEAL
          ? constant(0)
          : geography(topology.empty(TopologyKeys.LATENCY).empty(TopologyKeys.GEOGRAPHY), problems);
    }
    Fields latency = written.get().fields().orElseThrow();
    List<Key<?>> kinds = KINDS.stream().filter(latency::has).toList();
    if (kinds.size() != 1) {
      String allowed = "; allowed: one of geography, constant, uniform, matrix, data";
      String message = kinds.isEmpty() ? "has no kind" : "has several kinds";
      topology.report(problems, TopologyKeys.LATENCY, message + allowed);
      return UNKNOWN;
    }
    Network network = one(latency, sources, problems);
    return latency.get(TopologyKeys.CIRCULAR_USERS).orElse(false) ? network.circular() : network;
  }

  private Network circular() {
    return new Network(
        latency.map(
            nodes ->
                new NetworkPlan.Circular(
                    nodes, CIRCULAR_LOW, CIRCULAR_HIGH, CIRCULAR_LEAST_NANOS, CIRCULAR_MOST_NANOS)),
        matrix,
        needs);
  }

  private static Network one(Fields latency, Sources sources, Problems problems) {
    if (latency.has(TopologyKeys.GEOGRAPHY)) {
      return latency
          .get(TopologyKeys.GEOGRAPHY)
          .map(geography -> geography(geography, problems))
          .orElse(UNKNOWN);
    }
    if (latency.has(TopologyKeys.CONSTANT)) {
      return latency.get(TopologyKeys.CONSTANT).map(Network::constant).orElse(UNKNOWN);
    }
    if (latency.has(TopologyKeys.UNIFORM)) {
      return uniform(latency, problems);
    }
    Key<String> key =
        latency.has(TopologyKeys.MATRIX) ? TopologyKeys.MATRIX : TopologyKeys.LATENCY_DATA;
    if (latency.get(key).isEmpty()) {
      return UNKNOWN;
    }
    Optional<LatencyMatrix> matrix =
        key.equals(TopologyKeys.MATRIX)
            ? sources.ownMatrix(latency, key, problems)
            : sources.matrixOf(latency, key, problems);
    return new Network(matrix.map(m -> new NetworkPlan.Matrix(m::rttNanos)), matrix, Needs.ROW);
  }

  private static Network uniform(Fields latency, Problems problems) {
    var ends = latency.get(TopologyKeys.UNIFORM).filter(list -> list.size() == 2);
    if (ends.isPresent() && ends.get().getFirst() > ends.get().getLast()) {
      latency.report(
          problems, TopologyKeys.UNIFORM, "is empty; allowed: the least round-trip time first");
    }
    return new Network(
        ends.map(range -> new NetworkPlan.Uniform(range.getFirst(), range.getLast())),
        Optional.empty(),
        Needs.NOTHING);
  }

  private static Network constant(long nanos) {
    return new Network(
        Optional.of(new NetworkPlan.Constant(nanos)), Optional.empty(), Needs.NOTHING);
  }

  private static Network geography(Fields geography, Problems problems) {
    Fields access = geography.section(TopologyKeys.ACCESS);
    var factors = geography.get(TopologyKeys.ROUTE_FACTOR).filter(list -> list.size() == 2);
    var orchestrators = access.get(TopologyKeys.ORCHESTRATOR_ACCESS);
    var workers = access.get(TopologyKeys.WORKER_ACCESS);
    Optional<NetworkPlan.Latency> latency = Optional.empty();
    if (factors.isPresent() && orchestrators.isPresent() && workers.isPresent()) {
      BigDecimal least = factors.get().getFirst();
      BigDecimal most = factors.get().getLast();
      if (least.compareTo(most) > 0) {
        geography.report(
            problems,
            TopologyKeys.ROUTE_FACTOR,
            "[" + least + ", " + most + "] is empty; allowed: the least factor first");
      }
      latency =
          Optional.of(
              new NetworkPlan.Geography(
                  least.doubleValue(), most.doubleValue(), orchestrators.get(), workers.get()));
    }
    return new Network(latency, Optional.empty(), Needs.PLACE);
  }

  /** Reports the row of a node or a user that the matrix does not have. */
  void checkRow(Fields node, Problems problems) {
    Optional<Long> row = node.get(TopologyKeys.ROW);
    if (matrix.isPresent() && node.has(TopologyKeys.ROW) && row.isPresent()) {
      int rows = matrix.get().size();
      if (row.get() >= rows) {
        String message = row.get() + " is beyond the matrix; allowed: 0 to " + (rows - 1);
        node.report(problems, TopologyKeys.ROW, message);
      }
    }
  }
}
