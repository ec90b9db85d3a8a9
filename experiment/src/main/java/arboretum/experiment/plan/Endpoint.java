package arboretum.experiment.plan;

import arboretum.model.NodeName;
import arboretum.units.GeoPoint;
import java.util.Optional;

/** What a network joins: a node of the tree, or a user's device. */
public interface Endpoint {
  NodeName name();

  /** Where it stands; needed by a network by geography. */
  Optional<GeoPoint> place();

  /** Its row in the latency matrix; -1 without a matrix. */
  int matrixRow();

  /** Whether it is wired as orchestrators are; else it is at the edge, as workers are. */
  boolean isOrchestrator();
}
