package arboretum.placement;

import arboretum.coordinates.Area;
import arboretum.coordinates.Coordinate;
import arboretum.coordinates.Place;
import arboretum.coordinates.UnitVector;
import arboretum.model.Constraint;
import arboretum.model.NodeName;
import arboretum.model.Shortfall;
import arboretum.placement.LatencySettings.InitialUsers;
import arboretum.placement.LatencySettings.Targets;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.WorkerView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the constraints of one request demand of distance and time, made once and asked of each
 * worker.
 */
final class Limits {
  private static final double NANOS_PER_MILLI = 1e6;

  /**
   * A limit on the round-trip time to some ends.
   *
   * @param ends users or instances of a target service
   * @param all whether all of them have to be within, or one
   * @param broken what is broken if it does not hold
   */
  record Time(List<End> ends, double millis, boolean all, Shortfall broken) {}

  /**
   * One end of a round trip.
   *
   * @param coordinate where it is held to be in the network; empty if it is not known
   */
  record End(NodeName name, Optional<Coordinate> coordinate) {}

  /** A limit on the distance to some places; {@code which} says to which of them. */
  private record Distance(List<Spot> to, double chordSquared, Targets which) {}

  /** A place that is known, and where it is in the network, if that is known. */
  private record Spot(UnitVector at, Optional<Coordinate> coordinate) {}

  private final List<Distance> distances = new ArrayList<>();
  private final List<Time> times = new ArrayList<>();
  private final List<Area> unseen = new ArrayList<>();
  private boolean targetMissing;

  /**
   * @param users where users are held to be in the network, as far as that is known
   */
  static Limits of(PlacementRequest request, LatencySettings settings, UserPlaces users) {
    return of(request.constraints(), request, settings, users);
  }

  /** Of some of the request's constraints only. */
  static Limits of(
      List<Constraint> constraints,
      PlacementRequest request,
      LatencySettings settings,
      UserPlaces users) {
    Limits limits = new Limits();
    for (Constraint constraint : constraints) {
      switch (constraint) {
        case Constraint.Geo geo ->
            limits.distances.add(
                new Distance(
                    List.of(new Spot(UnitVector.of(geo.at()), Optional.empty())),
                    UnitVector.chordSquaredOf(geo.thresholdKm()),
                    Targets.ALL));
        case Constraint.TargetGeo target -> {
          List<Place> places = limits.places(request, target, settings);
          limits.distances.add(
              new Distance(
                  places.stream()
                      .flatMap(
                          p ->
                              p.at().stream()
                                  .map(at -> new Spot(UnitVector.of(at), p.coordinate())))
                      .toList(),
                  UnitVector.chordSquaredOf(target.thresholdKm()),
                  settings.targets()));
        }
        case Constraint.TargetLatency target -> {
          List<Place> places = limits.places(request, target, settings);
          limits.times.add(
              new Time(
                  places.stream().map(p -> new End(p.node(), p.coordinate())).toList(),
                  target.thresholdNanos() / NANOS_PER_MILLI,
                  settings.targets() == Targets.ALL,
                  Shortfall.CONNECTIVITY));
        }
        case Constraint.Latency latency -> limits.add(latency, settings, users);
        case Constraint.Direct c -> {}
        case Constraint.Clusters c -> {}
        case Constraint.Addons c -> {}
        case Constraint.Labels c -> {}
      }
    }
    return limits;
  }

  private void add(Constraint.Latency latency, LatencySettings settings, UserPlaces users) {
    if (settings.initialUsers() == InitialUsers.KNOWN && !latency.users().isEmpty()) {
      times.add(
          new Time(
              latency.users().stream().map(user -> new End(user, users.of(user))).toList(),
              latency.thresholdNanos() / NANOS_PER_MILLI,
              true,
              Shortfall.LATENCY));
    } else if (!latency.rings().isEmpty()) {
      unseen.add(new Area(latency.area(), latency.rings()));
    }
  }

  private List<Place> places(
      PlacementRequest request, Constraint constraint, LatencySettings settings) {
    List<Place> places = constraint.target().map(request::placesOf).orElse(List.of());
    targetMissing |= places.isEmpty();
    return settings.targets() == Targets.FIRST ? places.stream().limit(1).toList() : places;
  }

  /** Returns whether a target service has no place that is known here. */
  boolean targetMissing() {
    return targetMissing;
  }

  /** Returns whether there is a limit on time that an estimate or a measurement has to meet. */
  boolean haveTimes() {
    return !times.isEmpty();
  }

  /** Returns the areas whose users are not known. */
  List<Area> unseen() {
    return unseen;
  }

  /** Returns the users among the ends, each once. */
  List<NodeName> users() {
    return ends(Shortfall.LATENCY);
  }

  /** Returns the workers of target instances among the ends, each once. */
  List<NodeName> targets() {
    return ends(Shortfall.CONNECTIVITY);
  }

  /** Returns all ends of limits on time, each limit's in turn. */
  List<End> ends() {
    return times.stream().flatMap(time -> time.ends().stream()).toList();
  }

  private List<NodeName> ends(Shortfall kind) {
    Set<NodeName> names = new LinkedHashSet<>();
    for (Time time : times) {
      if (time.broken() == kind) {
        time.ends().forEach(end -> names.add(end.name()));
      }
    }
    return List.copyOf(names);
  }

  /** Returns whether a worker is too far from a place. */
  boolean tooFar(WorkerView workers, int worker, WorkerPlaces places) {
    for (int i = 0; i < distances.size(); i++) { // asked of each worker: without an iterator
      Distance limit = distances.get(i);
      Optional<UnitVector> at = places.of(workers, worker);
      if (at.isEmpty() || limit.to().isEmpty() || !isWithin(limit, at.get(), workers, worker)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWithin(Distance limit, UnitVector at, WorkerView workers, int worker) {
    boolean all = limit.which() == Targets.ALL;
    double chord = all ? 0 : Double.POSITIVE_INFINITY;
    double nearestMillis = Double.POSITIVE_INFINITY;
    for (int i = 0; i < limit.to().size(); i++) {
      Spot spot = limit.to().get(i);
      double away = at.chordSquared(spot.at());
      if (limit.which() == Targets.NEAREST) {
        double millis = millis(workers.coordinate(worker), spot.coordinate());
        boolean nearer = millis < nearestMillis || (millis == nearestMillis && away < chord);
        chord = nearer ? away : chord;
        nearestMillis = Math.min(nearestMillis, millis);
      } else {
        chord = all ? Math.max(chord, away) : Math.min(chord, away);
      }
    }
    return chord <= limit.chordSquared();
  }

  private static double millis(Optional<Coordinate> from, Optional<Coordinate> to) {
    return from.isPresent() && to.isPresent()
        ? from.get().distanceMillis(to.get())
        : Double.POSITIVE_INFINITY;
  }

  /**
   * Returns by how much, as a share of the limit, the worker keeps within the limit that it keeps
   * worst: 0 at the limit, below 0 beyond; infinite without a limit on time.
   *
   * @param kind targets only, users only, or null for all
   */
  double slack(WorkerView workers, int worker, @Nullable Shortfall kind, Rtts rtts) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < times.size(); i++) {
      Time limit = times.get(i);
      if (kind == null || limit.broken() == kind) {
        least = Math.min(least, 1 - millis(limit, workers, worker, rtts) / limit.millis());
      }
    }
    return least;
  }

  private static double millis(Time limit, WorkerView workers, int worker, Rtts rtts) {
    if (limit.ends().isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    double found = limit.all() ? 0 : Double.POSITIVE_INFINITY;
    for (int i = 0; i < limit.ends().size(); i++) {
      double millis = rtts.millis(workers, worker, limit.ends().get(i));
      found = limit.all() ? Math.max(found, millis) : Math.min(found, millis);
    }
    return found;
  }

  /** A round-trip time between a worker and an end: estimated, or measured. */
  @FunctionalInterface
  interface Rtts {
    /** By coordinates; infinite if one of them is not known. */
    Rtts ESTIMATED =
        (workers, worker, end) ->
            workers.name(worker).equals(end.name())
                ? 0
                : Limits.millis(workers.coordinate(worker), end.coordinate());

    double millis(WorkerView workers, int worker, End end);
  }

  /** Where users are held to be in the network. */
  @FunctionalInterface
  interface UserPlaces {
    /** Nothing is known of users. */
    UserPlaces UNKNOWN = user -> Optional.empty();

    Optional<Coordinate> of(NodeName user);
  }
}
