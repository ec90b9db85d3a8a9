package arboretum.plugin;

import arboretum.model.InstanceId;
import arboretum.model.NodeName;

/**
 * The copies of one service as a worker knows them: what a {@link Balancer} chooses from. Valid
 * during the call.
 */
public interface BalancingView {
  /** How a round-trip time is known, best first. */
  enum Distance {
    MEASURED,
    /** Estimated from network coordinates. */
    COORDINATES,
    /** What light in fibre takes there and back, as the crow flies. */
    GEOGRAPHY,
    UNKNOWN
  }

  /** Returns the number of copies, at least 1; rows are in the order of their instances. */
  int size();

  /** Returns whose copy it is. */
  InstanceId instance(int row);

  /** Returns its worker. */
  NodeName node(int row);

  /** Returns whether its worker is of the same cluster as this one. */
  boolean isInCluster(int row);

  /** Returns how {@link #rttMillis} is known. */
  Distance distance(int row);

  /** Returns the round-trip time to its worker in milliseconds; NaN if it is not known. */
  double rttMillis(int row);

  /**
   * Returns whether those that are nearest by an estimate have been measured, so that the nearest
   * of the measured ones is near.
   */
  boolean areNearestMeasured();

  /** Returns how many connections of this worker to it are under way. */
  int outstanding(int row);

  /**
   * Returns how long it took to answer lately, in milliseconds, as an average in which the last
   * answers weigh most; 0 before the first.
   */
  double answerMillis(int row);

  /** Returns a number that changes whenever a copy or a round-trip time does. */
  long stamp();
}
