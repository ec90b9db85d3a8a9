package arboretum.coordinates;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A network coordinate: a point in a Euclidean space of round-trip milliseconds, and a height above
 * it that stands for the access link, which every path takes (Dabek, Cox, Kaashoek, Morris,
 * "Vivaldi: A Decentralized Network Coordinate System", SIGCOMM 2004, section 5.4).
 *
 * @param position milliseconds along each axis; at least one
 * @param heightMillis at least 0
 */
public record Coordinate(List<Double> position, double heightMillis) {
  public Coordinate {
    position = List.copyOf(position);
    if (position.isEmpty() || !(heightMillis >= 0)) {
      throw new IllegalArgumentException(
          "a coordinate has an axis and a height of at least 0: " + position + ", " + heightMillis);
    }
  }

  /** Returns the origin, without height. */
  public static Coordinate origin(int dimension) {
    return new Coordinate(Collections.nCopies(dimension, 0.0), 0);
  }

  /** Returns the estimated round-trip time in milliseconds: the distance plus both heights. */
  public double distanceMillis(Coordinate other) {
    return euclid(other) + heightMillis + other.heightMillis;
  }

  /** Returns how far a node that was at {@code before} has moved, in milliseconds. */
  public double shiftMillis(Coordinate before) {
    return euclid(before) + Math.abs(heightMillis - before.heightMillis);
  }

  /** Returns the distance of the points alone, in milliseconds. */
  double euclid(Coordinate other) {
    double squares = 0;
    for (int axis = 0; axis < position.size(); axis++) {
      double difference = position.get(axis) - other.position.get(axis);
      squares += difference * difference;
    }
    return StrictMath.sqrt(squares);
  }

  static Coordinate of(double[] position, double heightMillis) {
    List<Double> axes = new ArrayList<>(position.length);
    for (double axis : position) {
      axes.add(axis);
    }
    return new Coordinate(axes, heightMillis);
  }
}
