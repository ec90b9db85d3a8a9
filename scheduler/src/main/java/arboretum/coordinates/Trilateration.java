package arboretum.coordinates;

import java.util.List;

/**
 * Finds where a node that keeps no coordinate of its own, such as a user's device, must be: the
 * point whose distances to some references come nearest to the round trips that these measured.
 *
 * <p>Minimises the mean squared difference, as Oakestra's branch service-scheduling does (there by
 * L-BFGS-B; read, not executed), by damped Gauss-Newton steps from the reference with the least
 * round trip and from the references' centre; the better of both is kept. The point gets no height:
 * with few references height and distance cannot be told apart.
 */
public final class Trilateration {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int STEPS = 40;
  private static final double CLOSE_ENOUGH_MILLIS = 1e-7;
  private static final double SOFTEST = 1e-3;
  private static final double STIFFEST = 1e9;

  private Trilateration() {}

  /**
   * A node that measured.
   *
   * @param at where it is held to be
   * @param rttNanos its round-trip time to the node sought, above 0
   */
  public record Reference(Coordinate at, long rttNanos) {}

  /**
   * Returns the point.
   *
   * @param references at least one, of one dimension; dimension + 1 of them make it unique
   */
  public static Coordinate locate(List<Reference> references) {
    int dimension = references.getFirst().at().position().size();
    double[][] at = new double[references.size()][dimension];
    double[] wanted = new double[references.size()];
    double[] centre = new double[dimension];
    int nearest = 0;
    for (int i = 0; i < at.length; i++) {
      Reference reference = references.get(i);
      for (int axis = 0; axis < dimension; axis++) {
        at[i][axis] = reference.at().position().get(axis);
        centre[axis] += at[i][axis] / at.length;
      }
      wanted[i] =
          Math.max(0, reference.rttNanos() / NANOS_PER_MILLI - reference.at().heightMillis());
      nearest = references.get(nearest).rttNanos() <= reference.rttNanos() ? nearest : i;
    }
    double[] fromNearest = descend(at, wanted, aside(at[nearest], centre, wanted[nearest]));
    double[] fromCentre = descend(at, wanted, centre);
    double[] best =
        loss(at, wanted, fromCentre) < loss(at, wanted, fromNearest) ? fromCentre : fromNearest;
    return Coordinate.of(best, 0);
  }

  /**
   * A step from the nearest reference towards the centre: on the reference itself no force acts.
   */
  private static double[] aside(double[] point, double[] centre, double millis) {
    double[] moved = point.clone();
    double length = distance(point, centre);
    for (int axis = 0; axis < moved.length; axis++) {
      double unit = length > 0 ? (centre[axis] - point[axis]) / length : (axis == 0 ? 1 : 0);
      moved[axis] += unit * Math.min(millis, Math.max(length, 1));
    }
    return moved;
  }

  private static double[] descend(double[][] at, double[] wanted, double[] start) {
    double[] point = start.clone();
    double damping = 1;
    double loss = loss(at, wanted, point);
    for (int step = 0; step < STEPS && damping < STIFFEST; step++) {
      double[] move = move(at, wanted, point, damping);
      double[] moved = point.clone();
      double length = 0;
      for (int axis = 0; axis < moved.length; axis++) {
        moved[axis] += move[axis];
        length += Math.abs(move[axis]);
      }
      double newLoss = loss(at, wanted, moved);
      if (newLoss < loss) {
        point = moved;
        loss = newLoss;
        damping = Math.max(SOFTEST, damping / 4);
        if (length < CLOSE_ENOUGH_MILLIS) {
          break;
        }
      } else {
        damping *= 8;
      }
    }
    return point;
  }

  /** Solves (J'J + damping I) move = -J'r by elimination; dimensions are few. */
  private static double[] move(double[][] at, double[] wanted, double[] point, double damping) {
    int n = point.length;
    double[][] normal = new double[n][n + 1];
    for (int i = 0; i < at.length; i++) {
      double distance = Math.max(1e-9, distance(at[i], point));
      double residual = distance - wanted[i];
      for (int row = 0; row < n; row++) {
        double slope = (point[row] - at[i][row]) / distance;
        normal[row][n] -= slope * residual;
        for (int column = 0; column < n; column++) {
          normal[row][column] += slope * (point[column] - at[i][column]) / distance;
        }
      }
    }
    for (int row = 0; row < n; row++) {
      normal[row][row] += damping;
    }
    for (int pivot = 0; pivot < n; pivot++) { // positive definite: no exchange of rows is needed
      for (int row = pivot + 1; row < n; row++) {
        double factor = normal[row][pivot] / normal[pivot][pivot];
        for (int column = pivot; column <= n; column++) {
          normal[row][column] -= factor * normal[pivot][column];
        }
      }
    }
    double[] move = new double[n];
    for (int row = n - 1; row >= 0; row--) {
      double sum = normal[row][n];
      for (int column = row + 1; column < n; column++) {
        sum -= normal[row][column] * move[column];
      }
      move[row] = sum / normal[row][row];
    }
    return move;
  }

  private static double loss(double[][] at, double[] wanted, double[] point) {
    double squares = 0;
    for (int i = 0; i < at.length; i++) {
      double residual = distance(at[i], point) - wanted[i];
      squares += residual * residual;
    }
    return squares;
  }

  private static double distance(double[] from, double[] to) {
    double squares = 0;
    for (int axis = 0; axis < from.length; axis++) {
      double difference = from[axis] - to[axis];
      squares += difference * difference;
    }
    return StrictMath.sqrt(squares);
  }
}
