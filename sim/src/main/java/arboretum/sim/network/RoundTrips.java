package arboretum.sim.network;

import arboretum.coordinates.Coordinate;
import arboretum.experiment.plan.Endpoint;
import arboretum.experiment.plan.NetworkPlan;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.UserPlan;
import arboretum.model.NodeName;
import arboretum.random.RandomSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The true round-trip time between any two nodes or users: what a probe measures, and what limits
 * are judged by. Both ways of {@link Delays}, but for users whose latency is circular.
 */
public final class RoundTrips {
  // source: nothing of the model: a unit
  private static final double NANOS_PER_MILLI = 1e6;

  /** Where a node holds itself to be in the network at present; empty if it keeps no coordinate. */
  @FunctionalInterface
  public interface Told {
    Optional<Coordinate> coordinate(NodeName node);
  }

  private final Delays delays;
  private final Map<NodeName, Endpoint> endpoints = new LinkedHashMap<>();
  private final Map<NodeName, Long> addedNanos = new LinkedHashMap<>();
  private final Optional<NetworkPlan.Circular> circular;
  private final RandomSource users;
  private final Told told;

  public RoundTrips(RunPlan plan, Delays delays, Told told) {
    this.delays = delays;
    this.told = told;
    plan.nodes().forEach(node -> endpoints.put(node.name(), node));
    plan.users().forEach(user -> endpoints.put(user.name(), user));
    circular =
        plan.network().latency() instanceof NetworkPlan.Circular c
            ? Optional.of(c)
            : Optional.empty();
    users = RandomSource.seeded(plan.seed()).fork("network").fork("users");
  }

  /** Returns whether there is a node or a user of that name. */
  public boolean knows(NodeName name) {
    return endpoints.containsKey(name);
  }

  /**
   * Returns the round-trip time in nanoseconds, at least 0.
   *
   * @throws IllegalArgumentException if one of them is not in the plan
   */
  public long nanos(NodeName from, NodeName to) {
    long added = addedNanos.getOrDefault(from, 0L) + addedNanos.getOrDefault(to, 0L);
    return plain(endpoint(from), endpoint(to)) + 2 * added;
  }

  /** The network changes. */
  public void change(TimedAction.Change change) {
    switch (change) {
      case TimedAction.Change.Delay delay -> {
        endpoint(delay.end());
        addedNanos.put(delay.end(), delay.addedNanos());
      }
      case TimedAction.Change.Move move -> {
        int row = endpoint(move.user()).matrixRow();
        endpoints.put(move.user(), new UserPlan(move.user(), Optional.of(move.to()), row));
      }
    }
  }

  private long plain(Endpoint one, Endpoint other) {
    if (circular.isPresent()) {
      if (one instanceof UserPlan user) {
        return circular(circular.get(), user, other);
      }
      if (other instanceof UserPlan user) {
        return circular(circular.get(), user, one);
      }
    }
    return delays.nanos(one, other) + delays.nanos(other, one);
  }

  private Endpoint endpoint(NodeName name) {
    Endpoint found = endpoints.get(name);
    if (found == null) {
      throw new IllegalArgumentException("neither a node nor a user is named " + name);
    }
    return found;
  }

  private long circular(NetworkPlan.Circular plan, UserPlan user, Endpoint node) {
    Coordinate at = told.coordinate(node.name()).orElseGet(() -> Coordinate.origin(2));
    boolean low = Pairs.stream(users.fork("factor"), user, node).nextDouble() < 0.5;
    double millis = place(plan, user, at.position().size()).distanceMillis(at);
    return Math.round(millis * (low ? plan.low() : plan.high()) * NANOS_PER_MILLI);
  }

  /** A place in the space at a drawn distance from its origin, in a drawn direction. */
  private Coordinate place(NetworkPlan.Circular plan, UserPlan user, int dimension) {
    RandomSource random = users.fork(user.name().path());
    double[] direction = new double[dimension];
    double squares = 0;
    for (int axis = 0; axis < dimension; axis++) {
      direction[axis] = random.nextGaussian();
      squares += direction[axis] * direction[axis];
    }
    double nanos = plan.leastNanos() + random.nextDouble() * (plan.mostNanos() - plan.leastNanos());
    double scale = nanos / NANOS_PER_MILLI / StrictMath.sqrt(squares);
    List<Double> axes = new ArrayList<>();
    for (double axis : direction) {
      axes.add(axis * scale);
    }
    return new Coordinate(axes, 0);
  }
}
