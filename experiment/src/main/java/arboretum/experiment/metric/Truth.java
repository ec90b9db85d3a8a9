package arboretum.experiment.metric;

import arboretum.model.NodeName;
import arboretum.units.GeoPoint;
import java.util.Optional;

/** The network as it really is, by which placements are judged; a driver that knows it gives it. */
public interface Truth {
  /** Returns the round-trip time between two nodes or users in nanoseconds, at least 0. */
  long rttNanos(NodeName from, NodeName to);

  /** Returns where a node stands. */
  Optional<GeoPoint> place(NodeName node);
}
