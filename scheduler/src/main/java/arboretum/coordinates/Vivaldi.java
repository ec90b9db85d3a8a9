package arboretum.coordinates;

import arboretum.random.RandomSource;

/**
 * The network coordinate of one node, improved by each measured round trip.
 *
 * <p>Every pair of nodes is a spring whose length at rest is the round-trip time; a node moves a
 * small way along the force of one spring at a time, further when it is less sure of its own place
 * than of the other's (Dabek et al., SIGCOMM 2004, Fig. 3; heights: section 5.4). Nothing is known
 * of the network but the samples.
 *
 * <p>Belongs to the one thread of its node.
 */
public final class Vivaldi {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double COINCIDENT_MILLIS = 1e-9;

  private final VivaldiSettings settings;
  private final RandomSource random;
  private final double[] position;
  private double height;
  private double error;

  /**
   * @param random gives a direction to nodes that stand on one point
   */
  public Vivaldi(VivaldiSettings settings, RandomSource random) {
    this.settings = settings;
    this.random = random;
    this.position = new double[settings.dimension()];
    this.height =
        settings.heights() == VivaldiSettings.Heights.NONE ? 0 : settings.heightMinMillis();
    this.error = settings.errorMax();
  }

  /** Returns where the node is held to be. */
  public Coordinate coordinate() {
    return Coordinate.of(position, height);
  }

  /** Returns how wrong its estimates are held to be, relatively; in (0, {@code errorMax}]. */
  public double error() {
    return error;
  }

  /**
   * Takes a sample. A round trip that is not above 0 says nothing and changes nothing.
   *
   * @param rttNanos the measured round-trip time
   * @param remote where the other node says it is; of the same dimension
   * @param remoteError how wrong it says it is, above 0
   */
  public void observe(long rttNanos, Coordinate remote, double remoteError) {
    if (rttNanos <= 0 || !(remoteError > 0)) {
      return;
    }
    double rtt = rttNanos / NANOS_PER_MILLI;
    Coordinate own = coordinate();
    double between = own.euclid(remote);
    double distance = between + height + remote.heightMillis();
    double weight = error / (error + remoteError);
    double gain = settings.errorGain() * weight;
    double relative = Math.abs(distance - rtt) / rtt;
    error = Math.min(settings.errorMax(), Math.max(1e-6, relative * gain + error * (1 - gain)));
    double force = settings.positionGain() * weight * (rtt - distance);
    move(force, own, remote, between);
    lift(force, remote, between, distance);
  }

  private void move(double force, Coordinate own, Coordinate remote, double between) {
    if (between > COINCIDENT_MILLIS) {
      for (int axis = 0; axis < position.length; axis++) {
        double unit = (own.position().get(axis) - remote.position().get(axis)) / between;
        position[axis] += force * unit;
      }
      return;
    }
    double[] direction = new double[position.length];
    double squares = 0;
    for (int axis = 0; axis < position.length; axis++) {
      direction[axis] = random.nextDouble() - 0.5;
      squares += direction[axis] * direction[axis];
    }
    double length = Math.max(COINCIDENT_MILLIS, StrictMath.sqrt(squares));
    for (int axis = 0; axis < position.length; axis++) {
      position[axis] += force * direction[axis] / length;
    }
  }

  private void lift(double force, Coordinate remote, double between, double distance) {
    switch (settings.heights()) {
      case NONE -> {}
      case MOVED -> {
        if (between > COINCIDENT_MILLIS) {
          double lifted = height + force * (height + remote.heightMillis()) / between;
          height = Math.max(settings.heightMinMillis(), lifted);
        }
      }
      case REPLACED -> {
        double replaced = (height + remote.heightMillis()) * force / Math.max(distance, 1e-9);
        height = Math.max(settings.heightMinMillis(), replaced);
      }
    }
  }
}
