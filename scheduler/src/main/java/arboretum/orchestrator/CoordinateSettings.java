package arboretum.orchestrator;

import arboretum.coordinates.VivaldiSettings;

/**
 * How workers find out where they are in the network (Vivaldi), and how long a cluster waits for
 * round-trip times that it asked workers for.
 *
 * @param everyNanos period of a worker's probes; 0: workers keep no coordinate
 * @param probes nodes that are probed in each period, at least 1
 * @param space which workers share a space of coordinates
 * @param landmarks names of workers that a cluster tells its parent at a time, at least 1; only
 *     where the space is global
 * @param neighbours nodes that a worker has as neighbours, half of them near; at least 2
 * @param offered names that a cluster offers a worker at a time, at least 1
 * @param waitNanos a round trip that is longer is taken for no answer; above 0
 * @param vivaldi constants of the algorithm
 */
public record CoordinateSettings(
    long everyNanos,
    int probes,
    Space space,
    int landmarks,
    int neighbours,
    int offered,
    long waitNanos,
    VivaldiSettings vivaldi) {
  /** Workers keep no coordinate. */
  public static final CoordinateSettings NONE =
      new CoordinateSettings(
          0, 1, Space.CLUSTER, 1, 2, 1, 1_000_000_000, VivaldiSettings.standard());

  /** Which workers share a space of coordinates. */
  public enum Space {
    /** Those of one cluster: coordinates mean nothing elsewhere and never leave it. */
    CLUSTER,
    /**
     * All: clusters tell their parent names of some workers and the places of instances, and
     * workers also probe some of other clusters, so that a target may be in another cluster.
     */
    GLOBAL
  }

  public CoordinateSettings {
    if (everyNanos < 0
        || probes < 1
        || landmarks < 1
        || neighbours < 2
        || offered < 1
        || waitNanos <= 0) {
      throw new IllegalArgumentException(
          "out of range: every "
              + everyNanos
              + " ns, "
              + probes
              + " probes, "
              + landmarks
              + " landmarks, "
              + neighbours
              + " neighbours, "
              + offered
              + " offered, wait "
              + waitNanos
              + " ns");
    }
  }

  /** Returns whether workers keep coordinates. */
  public boolean areKept() {
    return everyNanos > 0;
  }

  /** Returns whether the workers of all clusters keep coordinates in one space. */
  public boolean areGlobal() {
    return areKept() && space == Space.GLOBAL;
  }
}
