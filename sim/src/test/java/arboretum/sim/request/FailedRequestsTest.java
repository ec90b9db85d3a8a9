package arboretum.sim.request;

import static arboretum.sim.request.Bench.A;
import static arboretum.sim.request.Bench.B;
import static arboretum.sim.request.Bench.MILLI;
import static arboretum.sim.request.Bench.SECOND;
import static arboretum.sim.request.Bench.any;
import static arboretum.sim.request.Bench.once;
import static arboretum.sim.request.Bench.worker;
import static arboretum.sim.request.JourneyTest.calling;
import static arboretum.sim.request.JourneyTest.connecting;
import static arboretum.sim.request.JourneyTest.patient;
import static arboretum.sim.request.JourneyTest.service;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.workload.Arrivals;
import arboretum.experiment.workload.CallPlan;
import arboretum.experiment.workload.ServedPlan;
import arboretum.experiment.workload.ServedPlan.Order;
import arboretum.experiment.workload.ServiceTime;
import arboretum.experiment.workload.Target;
import arboretum.model.InstanceId;
import arboretum.random.RandomSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Requests that meet instances that are gone, workers that are down, and full queues. */
class FailedRequestsTest {
  private static final Target ANY_A = any(A, "closest");
  private static final InstanceId A0 = new InstanceId(A, 0);

  /** Clients on w1, an instance on w2 that takes 50 ms, 20 ms away. */
  private static Bench bench(CallPlan call) {
    return new Bench()
        .workers("w1", "w2", "w3")
        .rtt((from, to) -> 20 * MILLI)
        .serve(service(A, 50 * MILLI))
        .call(call);
  }

  private static void gone(Bench bench, long at, String worker) {
    bench.at(at, () -> bench.path().gone(at, A0, worker(worker)));
  }

  @Test
  void anInstanceThatEndsBreaksTheConnectionAndTheCallerHearsOfItOneWayLater() {
    // It ends 5 ms after the request came (10 ms after it left); word is back at 25 ms; after 100
    // ms the next try takes 70 ms at the instance that has started meanwhile.
    Bench bench = bench(patient(once(worker("w1"), ANY_A), CallPlan.FOR_EVER, 1, 100 * MILLI));
    bench.begin().start(A, 0, "w2");
    gone(bench, SECOND + 15 * MILLI, "w2");
    bench.at(SECOND + 50 * MILLI, () -> bench.start(A, 1, "w3")).run();
    assertEquals(List.of("lost"), bench.retried);
    assertEquals((25 + 100 + 70) * MILLI, bench.done.getFirst().nanos());
    assertEquals(125 * MILLI, bench.done.getFirst().retry());
    assertEquals(bench.done.getFirst().nanos(), bench.done.getFirst().sum());
  }

  @Test
  void aRouteToWhereNothingRunsIsStaleAndRefused() {
    Bench bench = bench(once(worker("w1"), ANY_A));
    bench.resolution(
        (directory, waiting) ->
            (now, caller, target, flow, request) ->
                Answer.at(directory.place(A0, worker("w2")), Answer.Found.ROUND_ROBIN));
    bench.begin().run();
    assertEquals(List.of("refused"), bench.failed);
    assertEquals(1, bench.stale);
  }

  @Test
  void aWorkerThatIsDownAnswersNothingUntilTheTimeOut() {
    Bench bench = bench(patient(once(worker("w1"), ANY_A), SECOND, 1, 0));
    bench.begin().start(A, 0, "w2");
    bench.at(
        SECOND + 15 * MILLI,
        () -> {
          bench.down.add(1);
          bench.path().gone(SECOND + 15 * MILLI, A0, worker("w2"));
          bench.start(A, 0, "w3");
        });
    bench.run();
    assertEquals(List.of("no-answer"), bench.retried);
    assertEquals(SECOND + 70 * MILLI, bench.done.getFirst().nanos());
  }

  @Test
  void aTimeOutTakesARequestOutOfTheQueueAndLetsTheServerFinishTheOther() {
    // Two at once, 50 ms each; both wait 20 ms under way. At 100 ms the second has not been served
    // for 50 ms yet: it would be back at 120.
    Bench bench = bench(patient(once("one", worker("w1"), ANY_A), 100 * MILLI, 0, 0));
    bench.call(patient(once("two", worker("w1"), ANY_A), 100 * MILLI, 0, 0));
    bench.begin().start(A, 0, "w2").run();
    assertEquals(1, bench.done.size());
    assertEquals(List.of("no-answer"), bench.failed);
    assertEquals(2L, bench.served.get("a.0")); // it was being served when its caller gave up
  }

  @Test
  void aFullQueueTurnsRequestsAway() {
    ServedPlan tight =
        new ServedPlan(
            A,
            new ServiceTime.Constant(MILLI),
            new TreeMap<>(),
            1,
            1,
            0,
            0,
            List.of(),
            Order.IN_TURN);
    Bench bench = new Bench().workers("w1").serve(tight);
    for (String name : List.of("one", "two", "three")) {
      bench.call(once(name, worker("w1"), ANY_A));
    }
    bench.begin().start(A, 0, "w1").run();
    assertEquals(2, bench.done.size());
    assertEquals(List.of("queue-full"), bench.failed);
  }

  @Test
  void withoutAnInstanceTheCallFails() {
    Bench bench = bench(once(worker("w1"), ANY_A)).begin().run();
    assertEquals(List.of("no-instance"), bench.failed);
  }

  @Test
  void aKeptConnectionToAnInstanceThatMovedIsRefusedOnceAndMadeAnew() {
    CallPlan call = patient(connecting(once(worker("w1"), ANY_A), 0, true), SECOND, 1, 0);
    CallPlan everySecond =
        new CallPlan(
            "call",
            call.callers(),
            ANY_A,
            new Arrivals.Constant(1),
            false,
            new CallPlan.Window(SECOND, 6 * SECOND),
            call.patience(),
            call.connection());
    Bench bench = bench(everySecond);
    bench.begin().start(A, 0, "w2");
    bench.at(3 * SECOND, () -> bench.start(A, 0, "w3"));
    gone(bench, 3 * SECOND + 1, "w2");
    bench.run();
    assertEquals(5, bench.done.size());
    assertTrue(bench.retried.size() == 1, () -> bench.retried.toString());
    assertEquals(1, bench.stale + (bench.retried.contains("lost") ? 1 : 0));
  }

  @Test
  void whatAServiceCallsInVainFailsTheRequest() {
    Bench bench =
        new Bench()
            .workers("w1")
            .serve(calling(A, MILLI, Order.AT_ONCE, B, B))
            .serve(service(B, MILLI))
            .call(once(worker("w1"), ANY_A))
            .begin()
            .start(A, 0, "w1")
            .run();
    assertEquals(List.of("no-instance"), bench.failed);
  }

  /**
   * Instances come and go, workers fail, callers give up: each request is answered, failed or open,
   * the parts of each add up, and an instance that is let alone is idle at last.
   */
  @Test
  void inDisorderEachRequestEndsOnceAndItsPartsAddUp() {
    for (int seed = 1; seed <= 20; seed++) {
      Bench bench = disorder(seed);
      assertEquals(bench.began, bench.done.size() + bench.failed.size() + bench.open);
      assertTrue(bench.done.size() > 1000, "seed " + seed);
      assertTrue(bench.failed.size() + bench.retried.size() > 10, "seed " + seed);
      for (Bench.Done done : bench.done) {
        assertEquals(done.nanos(), done.sum(), () -> done.toString());
      }
    }
  }

  private static Bench disorder(int seed) {
    RandomSource random = RandomSource.seeded(seed);
    Bench bench =
        new Bench()
            .seed(seed)
            .lasts(200 * SECOND)
            .workers("w1", "w2", "w3")
            .rtt((from, to) -> 20 * MILLI)
            .serve(calling(A, 20 * MILLI, Order.values()[seed % 3], B, B))
            .serve(
                new ServedPlan(
                    B,
                    new ServiceTime.Exponential(20 * MILLI),
                    new TreeMap<>(),
                    2,
                    5,
                    1000,
                    100_000,
                    List.of(),
                    Order.IN_TURN))
            .call(
                new CallPlan(
                    "call",
                    List.of(new CallPlan.Caller(worker("w1"), Optional.empty())),
                    any(A, List.of("round-robin", "least-loaded", "random").get(seed % 3)),
                    new Arrivals.Poisson(20),
                    true,
                    new CallPlan.Window(0, 190 * SECOND),
                    new CallPlan.Patience(300 * MILLI, seed % 3, 10 * MILLI),
                    new CallPlan.Connection(1, seed % 2 == 0)))
            .begin();
    for (int worker = 1; worker <= 3; worker++) {
      bench.start(A, worker, "w" + worker).start(B, worker, "w" + worker);
    }
    for (int i = 0; i < 60; i++) {
      disturb(bench, random, SECOND * (1 + 3L * i));
    }
    bench.run();
    return bench;
  }

  /** One instance, or all of a worker that goes down, is gone for a second. */
  private static void disturb(Bench bench, RandomSource random, long at) {
    int worker = 1 + random.nextInt(3);
    boolean all = random.nextInt(2) == 0;
    long from = at + random.nextLong(SECOND);
    bench.at(
        from,
        () -> {
          if (all && worker > 1) {
            bench.down.add(worker - 1);
          }
          bench.path().gone(from, new InstanceId(B, worker), worker("w" + worker));
          if (all) {
            bench.path().gone(from, new InstanceId(A, worker), worker("w" + worker));
          }
        });
    bench.at(
        from + SECOND,
        () -> {
          bench.down.remove(worker - 1);
          bench.start(B, worker, "w" + worker);
          if (all) {
            bench.start(A, worker, "w" + worker);
          }
        });
  }
}
