package arboretum.experiment.scenario.bind;

import arboretum.coordinates.GreatCircle;
import arboretum.experiment.plan.TimedAction;
import arboretum.model.NodeName;
import arboretum.random.RandomSource;
import arboretum.units.GeoPoint;
import java.util.Iterator;

/**
 * A synthetic walk without end: a user goes straight to a place drawn uniformly in a circle around
 * its home, step by step, then to the next (random waypoint without pauses; D. Johnson, D. Maltz,
 * "Dynamic Source Routing in Ad Hoc Wireless Networks", 1996). Straight on a plane that touches the
 * Earth at its home. Made as it is asked for.
 */
final class RandomWalk implements Iterator<TimedAction> {
  private static final double METRES_PER_DEGREE =
      GreatCircle.kilometres(new GeoPoint(0, 0), new GeoPoint(1, 0)) * 1000;
  private static final double MOST_LATITUDE = 89;

  private final NodeName user;
  private final GeoPoint home;
  private final Law law;
  private final RandomSource random;
  private long atNanos;
  private double east;
  private double north;
  private double goalEast;
  private double goalNorth;

  /**
   * How far and how fast; all above 0.
   *
   * @param radiusMetres of the circle around the home
   * @param stepMetres of one step
   * @param everyNanos from one step to the next
   */
  record Law(long radiusMetres, long stepMetres, long everyNanos) {}

  RandomWalk(NodeName user, GeoPoint home, Law law, RandomSource random) {
    this.user = user;
    this.home = home;
    this.law = law;
    this.random = random;
    choose();
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public TimedAction next() {
    atNanos += law.everyNanos();
    double left = law.stepMetres();
    double away = distance();
    while (away <= left) {
      left -= away;
      east = goalEast;
      north = goalNorth;
      choose();
      away = distance();
    }
    east += (goalEast - east) * left / away;
    north += (goalNorth - north) * left / away;
    return new TimedAction(atNanos, new TimedAction.Change.Move(user, place()));
  }

  private double distance() {
    double acrossEast = goalEast - east;
    double acrossNorth = goalNorth - north;
    return StrictMath.sqrt(acrossEast * acrossEast + acrossNorth * acrossNorth);
  }

  private void choose() {
    double radius = law.radiusMetres() * StrictMath.sqrt(random.nextDouble());
    double angle = 2 * StrictMath.PI * random.nextDouble();
    goalEast = radius * StrictMath.cos(angle);
    goalNorth = radius * StrictMath.sin(angle);
  }

  private GeoPoint place() {
    double latitude = home.latitude() + north / METRES_PER_DEGREE;
    double bounded = Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, latitude));
    double shrink = StrictMath.cos(StrictMath.toRadians(home.latitude()));
    double longitude = home.longitude() + east / (METRES_PER_DEGREE * Math.max(0.01, shrink));
    double wrapped =
        longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
    return new GeoPoint(bounded, wrapped);
  }
}
