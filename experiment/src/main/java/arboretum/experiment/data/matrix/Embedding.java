package arboretum.experiment.data.matrix;

import arboretum.coordinates.Coordinate;
import arboretum.coordinates.NeighbourSet;
import arboretum.coordinates.Vivaldi;
import arboretum.coordinates.VivaldiSettings;
import arboretum.random.RandomSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How well network coordinates predict a measured network: every row of a matrix is a node that
 * runs Vivaldi with neighbours of its own finding, and what is judged are pairs that neither end
 * ever probed.
 */
public final class Embedding {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NINETY = 0.9;

  private static final int MOST_NEIGHBOURS = 96;

  private final LatencyMatrix matrix;
  private final VivaldiSettings settings;
  private final int neighbours;
  private final int probes;

  /**
   * @param neighbours of each node, half of them near; at least 2
   * @param probes of each node, at least 1
   */
  public Embedding(LatencyMatrix matrix, VivaldiSettings settings, int neighbours, int probes) {
    this.matrix = matrix;
    this.settings = settings;
    this.neighbours = neighbours;
    this.probes = probes;
  }

  /** Returns how many neighbours a node has where nobody says: half of all, but not too many. */
  public static int usualNeighbours(int nodes) {
    return Math.max(2, Math.min(MOST_NEIGHBOURS, nodes / 2));
  }

  /**
   * The outcome.
   *
   * @param pairs pairs that were never probed and have a round-trip time above 0
   * @param median of the relative error |estimate - measured| / measured over these pairs; NaN
   *     without pairs
   * @param p90 its 90th percentile
   */
  public record Outcome(int pairs, double median, double p90) {}

  /** Embeds with one seed; the same seed gives the same outcome. */
  public Outcome run(long seed) {
    int n = matrix.size();
    RandomSource root = RandomSource.seeded(seed);
    List<Vivaldi> nodes = new ArrayList<>();
    List<NeighbourSet<Integer>> sets = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      RandomSource own = root.fork("node").fork(Integer.toString(i));
      nodes.add(new Vivaldi(settings, own.fork("vivaldi")));
      var set = new NeighbourSet<Integer>(neighbours, own.fork("neighbours"));
      set.offer(measurable(i));
      sets.add(set);
    }
    boolean[] probed = new boolean[n * n];
    RandomSource order = root.fork("order");
    int[] turn = new int[n];
    Arrays.setAll(turn, i -> i);
    for (int round = 0; round < probes; round++) {
      shuffle(turn, order);
      for (int i : turn) {
        probe(i, nodes, sets, probed);
      }
    }
    return judge(nodes.stream().map(Vivaldi::coordinate).toList(), probed);
  }

  private void probe(
      int i, List<Vivaldi> nodes, List<NeighbourSet<Integer>> sets, boolean[] probed) {
    sets.get(i)
        .next()
        .ifPresent(
            j -> {
              long rtt = rttNanos(i, j);
              probed[i * matrix.size() + j] = true;
              sets.get(i).measured(j, rtt);
              nodes.get(i).observe(rtt, nodes.get(j).coordinate(), nodes.get(j).error());
            });
  }

  private List<Integer> measurable(int i) {
    List<Integer> others = new ArrayList<>();
    for (int j = 0; j < matrix.size(); j++) {
      if (j != i && rttNanos(i, j) > 0) {
        others.add(j);
      }
    }
    return others;
  }

  /** The mean of both directions, since coordinates are symmetric; 0 if neither was measured. */
  private long rttNanos(int i, int j) {
    if (!matrix.has(i, j) || !matrix.has(j, i)) {
      return Math.max(0, Math.max(matrix.rttNanos(i, j), matrix.rttNanos(j, i)));
    }
    return (matrix.rttNanos(i, j) + matrix.rttNanos(j, i)) / 2;
  }

  private static void shuffle(int[] turn, RandomSource random) {
    for (int last = turn.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int moved = turn[last];
      turn[last] = turn[other];
      turn[other] = moved;
    }
  }

  private Outcome judge(List<Coordinate> at, boolean[] probed) {
    int n = matrix.size();
    double[] errors = new double[n * (n - 1) / 2];
    int pairs = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double measured = rttNanos(i, j) / NANOS_PER_MILLI;
        if (measured > 0 && !probed[i * n + j] && !probed[j * n + i]) {
          double estimate = at.get(i).distanceMillis(at.get(j));
          errors[pairs++] = Math.abs(estimate - measured) / measured;
        }
      }
    }
    double[] sorted = Arrays.copyOf(errors, pairs);
    Arrays.sort(sorted);
    return pairs == 0
        ? new Outcome(0, Double.NaN, Double.NaN)
        : new Outcome(pairs, sorted[pairs / 2], sorted[(int) (NINETY * (pairs - 1))]);
  }
}
