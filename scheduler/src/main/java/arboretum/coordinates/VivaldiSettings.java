package arboretum.coordinates;

/**
 * Constants of Vivaldi.
 *
 * @param dimension axes of the space, at least 1
 * @param errorGain share by which a sample changes the estimate of the own error (c_e), in (0, 1]
 * @param positionGain share of the way that a sample moves the position at most (c_c), in (0, 1]
 * @param errorMax error at the start, and the most it is held to be; above 0
 * @param heightMinMillis least height; at least 0
 * @param heights how heights change
 */
public record VivaldiSettings(
    int dimension,
    double errorGain,
    double positionGain,
    double errorMax,
    double heightMinMillis,
    Heights heights) {
  /** How heights change. */
  public enum Heights {
    /** There are none: a plain Euclidean space. */
    NONE,
    /** The force acts on the height as on an axis (the 2004 paper, section 5.4). */
    MOVED,
    /** Each sample replaces the height by its share of the force (Oakestra's branch, read). */
    REPLACED
  }

  public VivaldiSettings {
    if (dimension < 1
        || !(errorGain > 0 && errorGain <= 1)
        || !(positionGain > 0 && positionGain <= 1)
        || !(errorMax > 0)
        || !(heightMinMillis >= 0)) {
      throw new IllegalArgumentException(
          "out of range: "
              + dimension
              + " axes, gains "
              + errorGain
              + " and "
              + positionGain
              + ", error "
              + errorMax
              + ", height "
              + heightMinMillis);
    }
  }

  /** Two axes and a height, gains of a quarter (the 2004 paper, sections 3.3 and 5.4). */
  public static VivaldiSettings standard() {
    return new VivaldiSettings(2, 0.25, 0.25, 1.5, 0.01, Heights.MOVED);
  }

  /** As in Oakestra's branch service-scheduling, vivaldi_coordinate.py (read, not executed). */
  public static VivaldiSettings oakestraBranch() {
    return new VivaldiSettings(2, 0.25, 0.25, 1.5, 1e-5, Heights.REPLACED);
  }
}
