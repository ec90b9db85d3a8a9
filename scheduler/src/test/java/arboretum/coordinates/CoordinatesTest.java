package arboretum.coordinates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.random.RandomSource;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CoordinatesTest {
  private static final double NANOS_PER_MILLI = 1e6;

  @Test
  void anEstimateIsTheDistanceOfThePointsPlusBothHeights() {
    // 3-4-5 triangle, heights of 1 and 2 ms.
    Coordinate one = new Coordinate(List.of(0.0, 0.0), 1);
    Coordinate other = new Coordinate(List.of(3.0, 4.0), 2);
    assertEquals(8, one.distanceMillis(other), 1e-12);
  }

  @Test
  void aSampleMovesByItsShareOfTheForce() {
    // Sure of nothing (error 1.5) against a sure node (0.5): weight 0.75, gain 0.25 * 0.75.
    var settings = new VivaldiSettings(1, 0.25, 0.25, 1.5, 0, VivaldiSettings.Heights.NONE);
    var node = new Vivaldi(settings, RandomSource.seeded(1));
    Coordinate remote = new Coordinate(List.of(10.0), 0);
    node.observe((long) (30 * NANOS_PER_MILLI), remote, 0.5);
    // The spring is 10 long and wants 30: 0.1875 * 20 = 3.75 away from the other.
    assertEquals(-3.75, node.coordinate().position().getFirst(), 1e-12);
    // Relative error 20/30; moving average with weight 0.1875.
    assertEquals(2.0 / 3 * 0.1875 + 1.5 * 0.8125, node.error(), 1e-12);
  }

  @Test
  void aRoundTripThatIsNoneChangesNothing() {
    var node = new Vivaldi(VivaldiSettings.standard(), RandomSource.seeded(1));
    Coordinate before = node.coordinate();
    node.observe(0, new Coordinate(List.of(1.0, 1.0), 1), 1);
    node.observe(-5, new Coordinate(List.of(1.0, 1.0), 1), 1);
    assertEquals(before, node.coordinate());
  }

  @Test
  void nodesOnOnePointAreDrivenApart() {
    var node = new Vivaldi(VivaldiSettings.standard(), RandomSource.seeded(1));
    Coordinate remote = node.coordinate();
    node.observe((long) (10 * NANOS_PER_MILLI), remote, 1);
    assertTrue(node.coordinate().distanceMillis(remote) > 1);
  }

  @Test
  void theNearNeighboursAreTheNearestThatWereProbed() {
    var set = new NeighbourSet<Integer>(8, RandomSource.seeded(5));
    List<Integer> all = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      all.add(i);
    }
    set.offer(all);
    for (int probe = 0; probe < 4000; probe++) {
      set.next().ifPresent(node -> set.measured(node, node * 1000L));
    }
    assertEquals(List.of(1, 2, 3, 4), set.nearest());
    set.lost(2);
    assertEquals(List.of(1, 3, 4), set.nearest());
    set.offer(List.of(9));
    assertEquals(List.of(1, 3, 4), set.nearest()); // others to draw from; those that answer stay
  }

  @Property
  void exactDistancesLocateThePoint(
      @ForAll @DoubleRange(min = -100, max = 100) double x,
      @ForAll @DoubleRange(min = -100, max = 100) double y) {
    Coordinate sought = new Coordinate(List.of(x, y), 0);
    List<Trilateration.Reference> references = new ArrayList<>();
    double[][] corners = {{-120, -80}, {130, -60}, {10, 140}, {-40, 30}};
    for (double[] corner : corners) {
      Coordinate at = Coordinate.of(corner, 3);
      references.add(
          new Trilateration.Reference(at, Math.round(at.distanceMillis(sought) * NANOS_PER_MILLI)));
    }
    assertTrue(Trilateration.locate(references).distanceMillis(sought) < 0.01);
  }

  @Test
  void oneReferenceGivesAPointAtItsDistance() {
    Coordinate at = new Coordinate(List.of(5.0, 5.0), 2);
    Coordinate found =
        Trilateration.locate(
            List.of(new Trilateration.Reference(at, (long) (12 * NANOS_PER_MILLI))));
    assertEquals(12, found.distanceMillis(at), 0.01);
  }
}
