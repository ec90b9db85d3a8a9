package arboretum.experiment.data.matrix;

import java.util.Arrays;

/**
 * Clusters points around k of them, the medoids, so that the sum of the distances from each point
 * to its medoid is small: PAM, that is BUILD and then SWAP, of L. Kaufman, P. J. Rousseeuw,
 * "Finding Groups in Data", Wiley, 1990, chapter 2.
 *
 * <p>Deterministic: of equally good choices the one with the lower index wins (in SWAP the lower
 * position of the medoid, then the lower index of its replacement). SWAP takes the best exchange
 * until none is better; each takes time in the order of k (n - k) n, so this is meant for hundreds
 * of points, not for many thousands.
 */
public final class KMedoids {
  private final int points;
  private final Distance distance;
  private final int[] medoids;
  private final boolean[] isMedoid;

  /** How far it is from a point to a medoid: at least 0, finite, its sum below 2^63. */
  public interface Distance {
    /** Returns the distance; points are numbered from 0. */
    long between(int point, int medoid);
  }

  /**
   * Points and their clusters. Compared by identity.
   *
   * @param medoids the point at the centre of each cluster, ascending
   * @param clusterOf the cluster of each point: that of the nearest medoid (of equals the first); a
   *     medoid is always in its own cluster
   * @param cost the sum of the distances from the points to their medoids
   */
  @SuppressWarnings("ArrayRecordComponent") // Set-up data of hundreds of ints; never a key.
  public record Clustering(int[] medoids, int[] clusterOf, long cost) {}

  private KMedoids(int points, int clusters, Distance distance) {
    this.points = points;
    this.distance = distance;
    this.medoids = new int[clusters];
    this.isMedoid = new boolean[points];
  }

  /**
   * Returns {@code clusters} clusters of the points 0 to {@code points} - 1.
   *
   * @param clusters at least 1, at most {@code points}
   */
  public static Clustering cluster(int points, int clusters, Distance distance) {
    if (clusters < 1 || clusters > points) {
      throw new IllegalArgumentException(clusters + " clusters of " + points + " points");
    }
    var pam = new KMedoids(points, clusters, distance);
    pam.build();
    while (pam.swapBest()) {
      // Each swap lowers the cost, a whole number of at least 0: this ends.
    }
    return pam.result();
  }

  private void build() {
    long[] nearest = new long[points];
    Arrays.fill(nearest, Long.MAX_VALUE);
    for (int c = 0; c < medoids.length; c++) {
      int best = -1;
      long bestCost = Long.MAX_VALUE;
      for (int candidate = 0; candidate < points; candidate++) {
        if (!isMedoid[candidate]) {
          long cost = costWith(candidate, nearest);
          if (best < 0 || cost < bestCost) {
            best = candidate;
            bestCost = cost;
          }
        }
      }
      medoids[c] = best;
      isMedoid[best] = true;
      for (int p = 0; p < points; p++) {
        nearest[p] = Math.min(nearest[p], toMedoid(p, best));
      }
    }
  }

  private long costWith(int candidate, long[] nearest) {
    long cost = 0;
    for (int p = 0; p < points; p++) {
      cost += Math.min(nearest[p], toMedoid(p, candidate));
    }
    return cost;
  }

  private boolean swapBest() {
    long bestCost = costWithout(-1, new long[points]);
    int bestPosition = -1;
    int bestCandidate = -1;
    long[] rest = new long[points];
    for (int position = 0; position < medoids.length; position++) {
      costWithout(position, rest);
      for (int candidate = 0; candidate < points; candidate++) {
        if (!isMedoid[candidate]) {
          long cost = costWith(candidate, rest);
          if (cost < bestCost) {
            bestCost = cost;
            bestPosition = position;
            bestCandidate = candidate;
          }
        }
      }
    }
    if (bestPosition < 0) {
      return false;
    }
    isMedoid[medoids[bestPosition]] = false;
    isMedoid[bestCandidate] = true;
    medoids[bestPosition] = bestCandidate;
    return true;
  }

  /** Fills in the distance of each point to its nearest medoid but one; returns their sum. */
  private long costWithout(int position, long[] nearest) {
    long cost = 0;
    for (int p = 0; p < points; p++) {
      nearest[p] = Long.MAX_VALUE;
      for (int c = 0; c < medoids.length; c++) {
        if (c != position) {
          nearest[p] = Math.min(nearest[p], toMedoid(p, medoids[c]));
        }
      }
      cost += nearest[p];
    }
    return cost;
  }

  private long toMedoid(int point, int medoid) {
    return point == medoid ? 0 : distance.between(point, medoid);
  }

  private Clustering result() {
    Arrays.sort(medoids);
    int[] clusterOf = new int[points];
    long cost = 0;
    for (int p = 0; p < points; p++) {
      long nearest = Long.MAX_VALUE;
      for (int c = 0; c < medoids.length; c++) {
        long d = toMedoid(p, medoids[c]);
        if (d < nearest || p == medoids[c]) {
          nearest = d;
          clusterOf[p] = c;
        }
      }
      cost += nearest;
    }
    return new Clustering(medoids, clusterOf, cost);
  }
}
