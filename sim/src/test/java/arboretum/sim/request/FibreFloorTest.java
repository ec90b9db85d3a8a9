package arboretum.sim.request;

import static arboretum.sim.request.Bench.A;
import static arboretum.sim.request.Bench.any;
import static arboretum.sim.request.Bench.once;
import static arboretum.sim.request.Bench.user;
import static arboretum.sim.request.Bench.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.coordinates.GreatCircle;
import arboretum.experiment.plan.NetworkPlan;
import arboretum.experiment.plan.UserPlan;
import arboretum.experiment.workload.ServedPlan;
import arboretum.experiment.workload.ServiceTime;
import arboretum.model.NodeName;
import arboretum.random.RandomSource;
import arboretum.sim.network.Delays;
import arboretum.units.GeoPoint;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FibreFloorTest {
  /** 1 ms of round trip for 100 km: two thirds of the speed of light, there and back. */
  private static final double NANOS_PER_KM = 10_000;

  @Test
  void inAGeographicNetworkNothingIsFasterThanLightInFibre() {
    RandomSource random = RandomSource.seeded(3);
    Map<NodeName, UserPlan> places = new TreeMap<>();
    Delays delays =
        Delays.of(new NetworkPlan.Geography(1, 1.8, 0, 0), RandomSource.seeded(4).fork("truth"));
    Bench bench =
        new Bench()
            .workers("w0", "w1", "w2")
            .rtt(
                (from, to) ->
                    delays.nanos(at(places, from), at(places, to))
                        + delays.nanos(at(places, to), at(places, from)))
            .serve(ServedPlan.plain(A, new ServiceTime.Constant(1)));
    for (int i = 0; i < 3; i++) {
      put(places, worker("w" + i), random);
    }
    for (int i = 0; i < 200; i++) {
      put(places, user("u" + i), random);
      bench.with("u" + i).call(once("call-" + i, user("u" + i), any(A, "random")));
    }
    bench.begin().start(A, 0, "w0").run();
    GeoPoint instance = at(places, worker("w0")).place().orElseThrow();
    assertEquals(200, bench.done.size());
    for (Bench.Done done : bench.done) {
      GeoPoint caller = at(places, user("u" + done.call())).place().orElseThrow();
      double floor = GreatCircle.kilometres(caller, instance) * NANOS_PER_KM;
      assertTrue(done.network() >= floor - 1, () -> done + " is faster than " + floor);
    }
  }

  private static UserPlan at(Map<NodeName, UserPlan> places, NodeName name) {
    return Optional.ofNullable(places.get(name)).orElseThrow();
  }

  private static void put(Map<NodeName, UserPlan> places, NodeName name, RandomSource random) {
    GeoPoint at = new GeoPoint(40 + 15 * random.nextDouble(), 20 * random.nextDouble());
    places.put(name, new UserPlan(name, Optional.of(at), -1));
  }
}
