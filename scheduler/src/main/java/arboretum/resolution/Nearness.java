package arboretum.resolution;

import arboretum.coordinates.Coordinate;
import arboretum.coordinates.GreatCircle;
import arboretum.coordinates.Place;
import arboretum.model.NodeName;
import arboretum.plugin.BalancingView.Distance;
import arboretum.protocol.Payload.ProbeAnswer;
import arboretum.units.GeoPoint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a worker knows of round-trip times to others. */
final class Nearness {
  private static final double NANOS_PER_MILLI = 1e6;

  /** Kilometres of fibre, there and back, in a millisecond of round-trip time: 2/3 of c. */
  private static final double KILOMETRES_PER_MILLI = 100;

  private static final int KEPT = 3;

  /** The last round-trip times to one node. */
  private static final class Peer {
    final long[] rtts = new long[KEPT];
    int count;
    Optional<Coordinate> coordinate = Optional.empty();

    void add(long rttNanos) {
      rtts[count++ % KEPT] = rttNanos;
    }

    /** The least of the last ones: queueing only ever adds. */
    double millis() {
      long least = rtts[0];
      for (int i = 1; i < Math.min(count, KEPT); i++) {
        least = Math.min(least, rtts[i]);
      }
      return least / NANOS_PER_MILLI;
    }
  }

  private final NodeName self;
  private final Optional<GeoPoint> at;
  private final int samples;
  private final Map<NodeName, Peer> peers = new LinkedHashMap<>();
  private Optional<Coordinate> own = Optional.empty();
  private long stamp;

  Nearness(NodeName self, Optional<GeoPoint> at, int samples) {
    this.self = self;
    this.at = at;
    this.samples = samples;
  }

  /** Changes whenever an answer may. */
  long stamp() {
    return stamp;
  }

  /** Takes where this worker holds itself to be in the network. */
  void locate(Coordinate coordinate) {
    own = Optional.of(coordinate);
    stamp++;
  }

  void measured(NodeName node, long rttNanos, Optional<ProbeAnswer> answer) {
    Peer peer = peers.computeIfAbsent(node, name -> new Peer());
    peer.add(rttNanos);
    if (answer.isPresent()) {
      peer.coordinate = answer.map(ProbeAnswer::coordinate);
    }
    stamp++;
  }

  /** Forgets what was measured to a node, which cannot be reached. */
  void forget(NodeName node) {
    if (peers.remove(node) != null) {
      stamp++;
    }
  }

  Distance distance(Place place) {
    if (isKnown(place.node())) {
      return Distance.MEASURED;
    }
    if (own.isPresent() && coordinate(place).isPresent()) {
      return Distance.COORDINATES;
    }
    return at.isPresent() && place.at().isPresent() ? Distance.GEOGRAPHY : Distance.UNKNOWN;
  }

  double millis(Place place) {
    Peer peer = peers.get(place.node());
    return peer != null && peer.count >= samples && !place.node().equals(self)
        ? peer.millis()
        : estimatedMillis(place);
  }

  /** Returns the round-trip time by coordinates or places, whatever was measured; NaN without. */
  double estimatedMillis(Place place) {
    if (place.node().equals(self)) {
      return 0;
    }
    Optional<Coordinate> there = coordinate(place);
    if (own.isPresent() && there.isPresent()) {
      return own.get().distanceMillis(there.get());
    }
    return at.isPresent() && place.at().isPresent() ? geography(place) : Double.NaN;
  }

  private double geography(Place place) {
    return GreatCircle.kilometres(at.orElseThrow(), place.at().orElseThrow())
        / KILOMETRES_PER_MILLI;
  }

  /** Returns whether the round-trip time to a node is known from probes, or none is needed. */
  boolean isKnown(NodeName node) {
    return node.equals(self) || isMeasured(node);
  }

  private boolean isMeasured(NodeName node) {
    Peer peer = peers.get(node);
    return peer != null && peer.count >= samples;
  }

  /** What the node said itself is newer than what its cluster says. */
  private Optional<Coordinate> coordinate(Place place) {
    @Nullable Peer peer = peers.get(place.node());
    return peer != null && peer.coordinate.isPresent() ? peer.coordinate : place.coordinate();
  }
}
