package arboretum.sim.request;

import static arboretum.sim.request.Bench.A;
import static arboretum.sim.request.Bench.B;
import static arboretum.sim.request.Bench.C;
import static arboretum.sim.request.Bench.MILLI;
import static arboretum.sim.request.Bench.SECOND;
import static arboretum.sim.request.Bench.any;
import static arboretum.sim.request.Bench.once;
import static arboretum.sim.request.Bench.user;
import static arboretum.sim.request.Bench.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;

import arboretum.experiment.workload.CallPlan;
import arboretum.experiment.workload.ServedPlan;
import arboretum.experiment.workload.ServedPlan.Order;
import arboretum.experiment.workload.ServiceTime;
import arboretum.experiment.workload.Target;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One request at a time, its time added up by hand. */
class JourneyTest {
  private static final Target ANY_A = any(A, "closest");

  static ServedPlan service(ServiceName name, long nanos) {
    return ServedPlan.plain(name, new ServiceTime.Constant(nanos));
  }

  static ServedPlan calling(ServiceName name, long nanos, Order order, ServiceName... others) {
    List<Target> targets =
        java.util.Arrays.stream(others).map(other -> any(other, "closest")).toList();
    return new ServedPlan(
        name,
        new ServiceTime.Constant(nanos),
        new TreeMap<>(),
        1,
        ServedPlan.UNLIMITED,
        0,
        0,
        targets,
        order);
  }

  /** 10 ms between a user and any worker, 20 ms between two workers. */
  private static long tenAndTwenty(NodeName from, NodeName to) {
    return from.path().startsWith("users/") || to.path().startsWith("users/")
        ? 10 * MILLI
        : 20 * MILLI;
  }

  @Test
  void anIdleRequestTakesExactlyTheSumOfItsParts() {
    // 1,410 bytes fill a packet of 1,450 with headers of 40; a tunnel adds 28: 1,478 bytes on the
    // wire, at 8 Mbit/s one per us. To the entry 5 ms, to the instance 10, one round trip of 30 for
    // the connection, back 15; the device is twice as fast as the reference core.
    ServedPlan service =
        new ServedPlan(
            A,
            new ServiceTime.Constant(5 * MILLI),
            new TreeMap<>(),
            1,
            ServedPlan.UNLIMITED,
            1410,
            2 * 1410,
            List.of(),
            Order.IN_TURN);
    CallPlan call = connecting(once(user("u"), ANY_A), 1, false);
    Bench bench =
        new Bench()
            .workers("w1", "w2")
            .with("u")
            .rtt(JourneyTest::tenAndTwenty)
            .speed(2)
            .rate(8_000_000)
            .serve(service)
            .call(call)
            .begin()
            .start(A, 0, "w2")
            .run();
    long network = (5 + 10 + 30 + 15) * MILLI + 1_478_000 + 2 * 1_478_000;
    long served = 2_500_000;
    assertEquals(
        List.of(new Bench.Done(0, SECOND, SECOND + network + served, 0, network, 0, served, 0)),
        bench.done);
  }

  static CallPlan connecting(CallPlan call, int setUps, boolean kept) {
    return new CallPlan(
        call.name(),
        call.callers(),
        call.target(),
        call.arrivals(),
        call.each(),
        call.window(),
        call.patience(),
        new CallPlan.Connection(setUps, kept));
  }

  static CallPlan patient(CallPlan call, long timeOutNanos, int retries, long backOffNanos) {
    return new CallPlan(
        call.name(),
        call.callers(),
        call.target(),
        call.arrivals(),
        call.each(),
        call.window(),
        new CallPlan.Patience(timeOutNanos, retries, backOffNanos),
        call.connection());
  }

  @Test
  void onItsOwnWorkerARequestTakesItsServiceTimeAlone() {
    Bench bench =
        new Bench()
            .workers("w1")
            .rtt((from, to) -> 10 * MILLI)
            .serve(service(A, MILLI))
            .call(connecting(once(worker("w1"), ANY_A), 3, false))
            .begin()
            .start(A, 0, "w1")
            .run();
    assertEquals(MILLI, bench.done.getFirst().nanos());
  }

  @Test
  void aUserEntersThroughTheWorkerWithTheLeastRoundTripUnlessItIsTold() {
    Bench bench =
        new Bench()
            .workers("far", "near")
            .with("u")
            .rtt((from, to) -> (to.leaf().equals("near") ? 4 : 8) * MILLI)
            .serve(service(A, MILLI))
            .call(once(user("u"), ANY_A))
            .begin()
            .start(A, 0, "near")
            .run();
    assertEquals(4 * MILLI, bench.done.getFirst().network());
  }

  @Test
  void servicesCalledInTurnAddUp() {
    // On one worker nothing is under way: 1 + 2 + 3 ms.
    assertEquals(6 * MILLI, pipeline(Order.IN_TURN).nanos());
  }

  @Test
  void ofServicesCalledAtOnceTheLongestCounts() {
    assertEquals(4 * MILLI, pipeline(Order.AT_ONCE).nanos());
  }

  @Test
  void workThatIsPassedOnIsDoneWhenTheLastServiceIs() {
    assertEquals(4 * MILLI, pipeline(Order.ONWARD).nanos());
  }

  private static Bench.Done pipeline(Order order) {
    Bench bench =
        new Bench()
            .workers("w1")
            .serve(calling(A, MILLI, order, B, C))
            .serve(service(B, 2 * MILLI))
            .serve(service(C, 3 * MILLI))
            .call(once(worker("w1"), ANY_A))
            .begin()
            .start(A, 0, "w1")
            .start(B, 0, "w1")
            .start(C, 0, "w1")
            .run();
    Bench.Done done = bench.done.getFirst();
    assertEquals(done.nanos(), done.sum());
    return done;
  }

  @Test
  void workThatIsPassedOnPaysNoWayBack() {
    // a on w1 passes on to b on w2: one way of 10 ms, two service times.
    Bench bench =
        new Bench()
            .workers("w1", "w2")
            .rtt(JourneyTest::tenAndTwenty)
            .serve(calling(A, MILLI, Order.ONWARD, B))
            .serve(service(B, MILLI))
            .call(once(worker("w1"), ANY_A))
            .begin()
            .start(A, 0, "w1")
            .start(B, 0, "w2")
            .run();
    assertEquals(12 * MILLI, bench.done.getFirst().nanos());
  }

  @Test
  void theSecondOfTwoSimultaneousRequestsWaitsForTheFirst() {
    Bench bench =
        new Bench()
            .workers("w1")
            .serve(service(A, 7 * MILLI))
            .call(once("one", worker("w1"), ANY_A))
            .call(once("two", worker("w1"), ANY_A))
            .begin()
            .start(A, 0, "w1")
            .run();
    assertEquals(List.of(0L, 7 * MILLI), bench.done.stream().map(Bench.Done::queue).toList());
  }

  @Test
  void aConnectionThatIsKeptIsSetUpOnce() {
    Bench bench =
        new Bench()
            .workers("w1", "w2")
            .rtt(JourneyTest::tenAndTwenty)
            .serve(service(A, MILLI))
            .call(connecting(twice(worker("w1")), 1, true))
            .begin()
            .start(A, 0, "w2")
            .run();
    assertEquals(
        List.of(40 * MILLI, 20 * MILLI), bench.done.stream().map(Bench.Done::network).toList());
  }

  private static CallPlan twice(NodeName caller) {
    CallPlan call = once(caller, ANY_A);
    return new CallPlan(
        call.name(),
        call.callers(),
        call.target(),
        new arboretum.experiment.workload.Arrivals.Trace(
            List.of(
                new arboretum.experiment.workload.Arrivals.Recorded(SECOND, ServiceTime.Size.NONE),
                new arboretum.experiment.workload.Arrivals.Recorded(
                    2 * SECOND, ServiceTime.Size.NONE))),
        call.each(),
        call.window(),
        call.patience(),
        call.connection());
  }

  @Test
  void largeMessagesQueueForTheLinkOfTheInstanceAndSmallOnesDoNot() {
    // 1 MB at 80 Mbit/s is 0.1 s and some headers: 710 packets with 68 bytes each.
    long large = 1_000_000 + 710 * 68;
    long nanos = large * 100;
    assertEquals(List.of(nanos, 2 * nanos), transfers(1_000_000));
    long small = (1_000 + 68) * 100L;
    assertEquals(List.of(small, small), transfers(1_000));
  }

  private static List<Long> transfers(long bytes) {
    ServedPlan service =
        new ServedPlan(
            A,
            new ServiceTime.Constant(1),
            new TreeMap<>(),
            2,
            ServedPlan.UNLIMITED,
            bytes,
            0,
            List.of(),
            Order.IN_TURN);
    Bench bench =
        new Bench()
            .workers("w1", "w2", "w3")
            .rate(80_000_000)
            .serve(service)
            .call(once("one", worker("w1"), ANY_A))
            .call(once("two", worker("w2"), ANY_A))
            .begin()
            .start(A, 0, "w3")
            .run();
    return bench.done.stream().map(Bench.Done::network).toList();
  }

  @Test
  void aRequestThatIsOpenAtTheEndIsCensored() {
    Bench bench =
        new Bench()
            .workers("w1")
            .lasts(2 * SECOND)
            .serve(service(A, 10 * SECOND))
            .call(once(worker("w1"), ANY_A))
            .begin()
            .start(A, 0, "w1")
            .run();
    assertEquals(List.of(), bench.done);
    assertEquals(1, bench.open);
  }

  @Test
  void anAnswerThatIsHeldCountsAsResolution() {
    Bench bench =
        new Bench()
            .workers("w1")
            .serve(service(A, MILLI))
            .call(once(worker("w1"), ANY_A))
            .resolution(
                (directory, waiting) -> (now, caller, target, flow, request) -> Answer.HELD);
    bench
        .begin()
        .start(A, 0, "w1")
        .at(
            SECOND + 3 * MILLI,
            () ->
                bench
                    .path()
                    .resolved(SECOND + 3 * MILLI, 0, Answer.at(0, Answer.Found.ROUND_ROBIN)))
        .run();
    assertEquals(3 * MILLI, bench.done.getFirst().resolution());
    assertEquals(4 * MILLI, bench.done.getFirst().nanos());
  }
}
