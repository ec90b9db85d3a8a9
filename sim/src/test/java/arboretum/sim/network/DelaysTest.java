package arboretum.sim.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.coordinates.GreatCircle;
import arboretum.experiment.plan.Device;
import arboretum.experiment.plan.NetworkPlan;
import arboretum.experiment.plan.NodePlan;
import arboretum.model.Capacity;
import arboretum.model.NodeName;
import arboretum.random.RandomSource;
import arboretum.sim.world.TestSettings;
import arboretum.units.BitsPerSecond;
import arboretum.units.GeoPoint;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DelaysTest {
  private static final long MILLI = 1_000_000;
  private static final GeoPoint EQUATOR = new GeoPoint(0, 0);
  private static final GeoPoint ONE_DEGREE_EAST = new GeoPoint(0, 1);

  private final RandomSource random = RandomSource.seeded(1);

  @Test
  void oneWayIsHalfOfTheMeasuredRoundTripOfTheRows() {
    Delays delays =
        Delays.of(new NetworkPlan.Matrix((from, to) -> 10 * MILLI * from + 2L * to), random);
    assertEquals(5 * 3 * MILLI + 4, delays.nanos(node("a", 3, EQUATOR), node("b", 4, EQUATOR)));
    assertThrows(
        IllegalArgumentException.class,
        () -> delays.nanos(node("a", -1, EQUATOR), node("b", 4, EQUATOR)));
  }

  @Test
  void geographyIsTheGreatCircleAtTwoThirdsOfTheSpeedOfLightPlusBothAccesses() {
    NetworkPlan.Geography plan = new NetworkPlan.Geography(1, 1, 2 * MILLI, 3 * MILLI);
    // One degree of the equator: 2 pi 6371.0088 km / 360 = 111.19508 km, at 200 km/ms 0.5559754 ms.
    long expected = 555_975 + 2 * MILLI + 3 * MILLI;
    Delays delays = Delays.of(plan, random);
    NodePlan cluster = node("c", -1, EQUATOR);
    NodePlan worker = node("c/w", -1, ONE_DEGREE_EAST);
    long there = delays.nanos(cluster, worker);
    assertTrue(Math.abs(there - expected) <= 1, () -> there + " ns");
    assertEquals(delays.nanos(cluster, worker), delays.nanos(worker, cluster));
  }

  @Test
  void theRouteFactorIsOneOfThePairsOwnWithinItsBounds() {
    Delays delays = Delays.of(new NetworkPlan.Geography(2, 4, 0, 0), random);
    NodePlan first = node("a", -1, EQUATOR);
    NodePlan second = node("b", -1, ONE_DEGREE_EAST);
    NodePlan third = node("c", -1, ONE_DEGREE_EAST);
    long there = delays.nanos(first, second);
    assertTrue(there >= 2 * 555_974 && there <= 4 * 555_976, () -> there + " ns");
    assertEquals(there, delays.nanos(second, first));
    assertNotEquals(there, delays.nanos(first, third));
    assertNotEquals(
        there,
        Delays.of(new NetworkPlan.Geography(2, 4, 0, 0), RandomSource.seeded(2))
            .nanos(first, second));
  }

  @Test
  void aKnownDistanceComesOut() {
    // Berlin to Munich: 504 km.
    double km =
        GreatCircle.kilometres(new GeoPoint(52.5200, 13.4050), new GeoPoint(48.1372, 11.5756));
    assertEquals(504.4, km, 1);
  }

  private static NodePlan node(String name, int row, GeoPoint place) {
    Device device = new Device("test", new Capacity(1, 1, 0), 1, new BitsPerSecond(1), 0);
    return new NodePlan(
        new NodeName("root/" + name),
        name.contains("/") ? NodePlan.Tier.WORKER : NodePlan.Tier.CLUSTER,
        device,
        Optional.of(place),
        row,
        TestSettings.SETTINGS,
        "");
  }
}
