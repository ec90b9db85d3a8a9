package arboretum.bench.ldp;

import arboretum.coordinates.Coordinate;
import arboretum.coordinates.GreatCircle;
import arboretum.coordinates.Place;
import arboretum.coordinates.Trilateration;
import arboretum.coordinates.Trilateration.Reference;
import arboretum.model.Capacity;
import arboretum.model.Constraint;
import arboretum.model.NodeName;
import arboretum.model.NodeTraits;
import arboretum.model.Requirements;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.Settings.Admission;
import arboretum.orchestrator.cluster.WorkerBook;
import arboretum.placement.LatencySettings;
import arboretum.placement.Policies;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.PlacementRequest.Measurement;
import arboretum.plugin.WorkerSelection;
import arboretum.plugin.WorkerSelection.Selection;
import arboretum.plugin.WorkerView;
import arboretum.random.RandomSource;
import arboretum.units.Bytes;
import arboretum.units.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One cluster with workers all over Germany, half full, and requests near a target, near a place
 * and near a user; the same for the same number of workers.
 */
final class LdpCases {
  static final int REQUESTS = 200;

  private static final long SEED = 42;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final NodeName USER = new NodeName("users/u");
  private static final ServiceName TARGET = new ServiceName("target");
  private static final Resources SIZE = new Resources(1000, 100 << 20, 0);

  private final WorkerBook book = new WorkerBook(Admission.RESERVED);
  private final RandomSource random;
  private final WorkerSelection ldp;
  private final List<PlacementRequest> first = new ArrayList<>();
  private final List<PlacementRequest> second = new ArrayList<>();

  LdpCases(int workers) {
    this(workers, REQUESTS);
  }

  private LdpCases(int workers, int requests) {
    random = RandomSource.seeded(SEED);
    ldp = Policies.selection("ldp", LatencySettings.standard(), random.fork("policy"));
    for (int worker = 0; worker < workers; worker++) {
      NodeName name = NodeName.ROOT.child("c").child("w" + worker);
      book.join(
          name, new Capacity(4000, 1L << 30, 0), NodeTraits.PLAIN.standing(Optional.of(place())));
      book.locate(worker, coordinate());
      if (worker % 2 == 0) {
        book.reserve(worker, new Resources(3500, 100 << 20, 0));
      }
    }
    while (first.size() < requests) {
      addRequest();
    }
  }

  /** Returns cases of which there are none. */
  static LdpCases none() {
    return new LdpCases(1, 0);
  }

  /** A request before and after its user was measured by the workers that the policy asks. */
  private void addRequest() {
    Place target =
        new Place(
            NodeName.ROOT.child("c").child("elsewhere"),
            Optional.of(place()),
            Optional.of(coordinate()));
    List<Constraint> constraints =
        List.of(
            new Constraint.Geo(place(), 300),
            new Constraint.TargetLatency(TARGET, 40_000_000),
            new Constraint.TargetGeo(TARGET, 300),
            new Constraint.Latency("", List.of(), List.of(USER), 40_000_000));
    ServiceSpec spec =
        new ServiceSpec(
            new ServiceName("s"),
            SIZE,
            "s",
            Bytes.ZERO,
            Restart.ALWAYS,
            Requirements.of(constraints));
    var targets = List.of(new PlacementRequest.Target(TARGET, List.of(target)));
    PlacementRequest before = new PlacementRequest(spec, targets, List.of());
    if (ldp.select(before, book.view()) instanceof Selection.Measure measure) {
      Coordinate user = coordinate();
      List<Measurement> measured = new ArrayList<>();
      for (int worker : measure.workers()) {
        double millis =
            book.view().coordinate(worker).orElseThrow().distanceMillis(user)
                * (0.9 + 0.2 * random.nextDouble());
        measured.add(
            new Measurement(
                book.view().name(worker),
                USER,
                OptionalLong.of(Math.round(millis * NANOS_PER_MILLI))));
      }
      first.add(before);
      second.add(new PlacementRequest(spec, targets, measured));
    } // else nobody was near: nothing to trilaterate
  }

  /** The policy's whole decision: whom to ask, and, when they have answered, whom to take. */
  Selection decide(int request) {
    Selection asked = ldp.select(first.get(request), book.view());
    return asked instanceof Selection.Measure
        ? ldp.select(second.get(request), book.view())
        : asked;
  }

  /** The second half of it, which trilaterates. */
  Selection trilaterate(int request) {
    return ldp.select(second.get(request), book.view());
  }

  /**
   * The same rule as a plug-in would write it: a list after each filter. Returns the first worker
   * that is left, or {@code NOBODY}.
   */
  int scan(int request) {
    PlacementRequest asked = second.get(request);
    WorkerView workers = book.scan();
    List<Integer> left = new ArrayList<>();
    for (int worker = 0; worker < workers.size(); worker++) {
      if (workers.fits(worker, asked.spec())) {
        left.add(worker);
      }
    }
    double tolerance = LatencySettings.standard().tolerance();
    for (Constraint constraint : asked.constraints()) {
      left = left.stream().filter(w -> keeps(constraint, w, asked, workers, tolerance)).toList();
    }
    return left.isEmpty() ? WorkerView.NOBODY : left.getFirst();
  }

  private static boolean keeps(
      Constraint constraint,
      int worker,
      PlacementRequest asked,
      WorkerView workers,
      double tolerance) {
    GeoPoint at = workers.traits(worker).at().orElseThrow();
    Coordinate here = workers.coordinate(worker).orElseThrow();
    return switch (constraint) {
      case Constraint.Geo c -> GreatCircle.kilometres(at, c.at()) <= c.thresholdKm();
      case Constraint.TargetGeo c ->
          asked.placesOf(c.service()).stream()
              .anyMatch(p -> GreatCircle.kilometres(at, p.at().orElseThrow()) <= c.thresholdKm());
      case Constraint.TargetLatency c ->
          asked.placesOf(c.service()).stream()
              .anyMatch(
                  p ->
                      here.distanceMillis(p.coordinate().orElseThrow()) * NANOS_PER_MILLI
                          <= c.thresholdNanos() * tolerance);
      case Constraint.Latency c ->
          here.distanceMillis(user(asked, workers)) * NANOS_PER_MILLI
              <= c.thresholdNanos() * tolerance;
      default -> true;
    };
  }

  /** Trilaterates anew for each worker, as a rule that is written per worker does. */
  private static Coordinate user(PlacementRequest asked, WorkerView workers) {
    List<Reference> references = new ArrayList<>();
    for (Measurement one : asked.measurements()) {
      for (int worker = 0; worker < workers.size(); worker++) {
        if (workers.name(worker).equals(one.worker())) {
          references.add(
              new Reference(workers.coordinate(worker).orElseThrow(), one.rttNanos().getAsLong()));
        }
      }
    }
    return Trilateration.locate(references);
  }

  private GeoPoint place() {
    return new GeoPoint(47.5 + 7 * random.nextDouble(), 6.5 + 8 * random.nextDouble());
  }

  private Coordinate coordinate() {
    return new Coordinate(
        List.of(60 * random.nextDouble() - 30, 60 * random.nextDouble() - 30),
        3 * random.nextDouble());
  }
}
