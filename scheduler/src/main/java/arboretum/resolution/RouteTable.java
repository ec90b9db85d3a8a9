package arboretum.resolution;

import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.plugin.BalancingView;
import arboretum.protocol.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** The rows of one service in a worker's conversion table, in the order of their instances. */
final class RouteTable implements BalancingView {
  /** Weight of the newest answer in the average. */
  private static final double NEWEST = 0.2;

  private static final double NANOS_PER_MILLI = 1e6;

  private final Nearness nearness;
  private final NodeName cluster;
  private final ToIntFunction<Route> numbers;
  private List<Route> routes = List.of();
  private int[] number = {};
  private int[] outstanding = {};
  private double[] answerMillis = {};
  private boolean[] inCluster = {};
  private double[] rttMillis = {};
  private Distance[] distance = {};
  private long rows;
  private long estimated = -1;
  private List<NodeName> shortlisted = List.of();
  private boolean nearestMeasured; // more than half of them: some may never answer

  /**
   * @param cluster of this worker
   * @param numbers the number of a copy, at least 0, always the same for one copy
   */
  RouteTable(Nearness nearness, NodeName cluster, ToIntFunction<Route> numbers) {
    this.nearness = nearness;
    this.cluster = cluster;
    this.numbers = numbers;
  }

  /** Takes the rows that are to be from now on; what is known of copies that stay is kept. */
  void replace(List<Route> told) {
    List<Route> sorted = new ArrayList<>(told);
    sorted.sort(Comparator.comparing(Route::instance).thenComparing(Route::epoch));
    int size = sorted.size();
    int[] newNumber = new int[size];
    int[] newOutstanding = new int[size];
    double[] newAnswer = new double[size];
    inCluster = new boolean[size];
    rttMillis = new double[size];
    distance = new Distance[size];
    for (int row = 0; row < size; row++) {
      Route route = sorted.get(row);
      newNumber[row] = numbers.applyAsInt(route);
      inCluster[row] = route.place().node().isWithin(cluster);
      int before = rowOf(newNumber[row]);
      if (before >= 0) {
        newOutstanding[row] = outstanding[before];
        newAnswer[row] = answerMillis[before];
      }
    }
    routes = sorted;
    number = newNumber;
    outstanding = newOutstanding;
    answerMillis = newAnswer;
    rows++;
  }

  /** Drops the row of a copy that cannot be reached; returns whether there was one. */
  boolean drop(int copy) {
    int row = rowOf(copy);
    if (row < 0) {
      return false;
    }
    List<Route> others = new ArrayList<>(routes);
    others.remove(row);
    replace(others);
    return true;
  }

  List<Route> routes() {
    return routes;
  }

  int number(int row) {
    return number[row];
  }

  /** Returns the row of a copy by its number, or -1. */
  int rowOf(int copy) {
    for (int row = 0; row < number.length; row++) {
      if (number[row] == copy) {
        return row;
      }
    }
    return -1;
  }

  /** Returns the row of an instance, that with the highest epoch, or -1. */
  int rowOfInstance(int instanceNumber) {
    int found = -1;
    Epoch highest = Epoch.NONE;
    for (int row = 0; row < routes.size(); row++) {
      Route route = routes.get(row);
      if (route.instance().number() == instanceNumber && route.epoch().compareTo(highest) >= 0) {
        found = row;
        highest = route.epoch();
      }
    }
    return found;
  }

  void began(int row) {
    outstanding[row]++;
  }

  /** A connection to a copy has ended, with an answer if {@code nanos} is at least 0. */
  void ended(int copy, long nanos) {
    int row = rowOf(copy);
    if (row < 0) {
      return;
    }
    outstanding[row] = Math.max(0, outstanding[row] - 1);
    if (nanos >= 0) {
      double millis = nanos / NANOS_PER_MILLI;
      double before = answerMillis[row];
      answerMillis[row] = before == 0 ? millis : before + NEWEST * (millis - before);
    }
  }

  @Override
  public int size() {
    return number.length;
  }

  @Override
  public InstanceId instance(int row) {
    return routes.get(row).instance();
  }

  @Override
  public NodeName node(int row) {
    return routes.get(row).place().node();
  }

  @Override
  public boolean isInCluster(int row) {
    return inCluster[row];
  }

  @Override
  public Distance distance(int row) {
    estimate();
    return distance[row];
  }

  @Override
  public double rttMillis(int row) {
    estimate();
    return rttMillis[row];
  }

  @Override
  public boolean areNearestMeasured() {
    estimate();
    return nearestMeasured;
  }

  private void estimate() {
    if (estimated == stamp()) {
      return;
    }
    estimated = stamp();
    Arrays.setAll(distance, row -> nearness.distance(routes.get(row).place()));
    Arrays.setAll(rttMillis, row -> nearness.millis(routes.get(row).place()));
    long measured = shortlisted.stream().filter(nearness::isKnown).count();
    nearestMeasured = !shortlisted.isEmpty() && 2 * measured > shortlisted.size();
  }

  @Override
  public int outstanding(int row) {
    return outstanding[row];
  }

  @Override
  public double answerMillis(int row) {
    return answerMillis[row];
  }

  @Override
  public long stamp() {
    return rows + nearness.stamp(); // both only rise
  }

  /** Returns the nodes to probe: those of the nearest copies by an estimate. */
  List<NodeName> shortlist(int most) {
    shortlisted =
        IntStream.range(0, size())
            .boxed()
            .sorted(Comparator.comparingDouble(this::estimatedMillis))
            .map(this::node)
            .distinct()
            .limit(most)
            .toList();
    rows++;
    return shortlisted;
  }

  private double estimatedMillis(int row) {
    double millis = nearness.estimatedMillis(routes.get(row).place());
    return Double.isNaN(millis) ? Double.MAX_VALUE : millis;
  }
}
