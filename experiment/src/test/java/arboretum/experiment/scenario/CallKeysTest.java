package arboretum.experiment.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.coordinates.GreatCircle;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.workload.Arrivals;
import arboretum.experiment.workload.CallPlan;
import arboretum.experiment.workload.RequestPlan;
import arboretum.experiment.workload.ServedPlan;
import arboretum.experiment.workload.ServiceTime;
import arboretum.experiment.workload.Target;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.units.GeoPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file says of calls, and what of it is wrong. */
class CallKeysTest {
  private static final long MILLI = 1_000_000;
  private static final String TREE =
      """
      arboretum: 1
      name: a
      duration: 10 s
      topology:
        root: { at: Berlin }
        clusters:
          - { name: one, at: Munich, workers: [ { name: w, count: 2, device: intel-nuc } ] }
        latency: geography
      users: [ { name: phones, count: 3, at: Munich }, { name: car, at: Berlin } ]
      """;

  @TempDir Path folder;
  private Loading loading = new Loading(Path.of("."));

  @BeforeEach
  void useFolder() {
    loading = new Loading(folder);
  }

  private RequestPlan plan(String text) {
    return loading.text(TREE + text).plan(0, 0).requests();
  }

  private String problems(String text) {
    return loading.problems(TREE + text);
  }

  @Test
  void theSimpleCaseIsShort() {
    RequestPlan plan =
        plan(
            """
            calls: [ { from: phones, to: closest.detection, rate: 5 /s } ]
            services:
              - { name: detection, memory: 1 MiB, vcpus: 1, service-time: 20 ms exponential,
                  concurrency: 2, request: 40 kB, response: 1 kB, calls: [ tracking ] }
              - { name: tracking, memory: 1 MiB, vcpus: 1, service-time: 3 ms }
            """);
    CallPlan call = plan.calls().getFirst();
    assertEquals("detection", call.name());
    assertEquals(
        List.of("phones-1", "phones-2", "phones-3"),
        call.callers().stream().map(caller -> caller.node().leaf()).toList());
    assertEquals(new Target(new ServiceName("detection"), "closest", Target.ANY), call.target());
    assertEquals(new Arrivals.Poisson(5), call.arrivals());
    assertTrue(call.each());
    assertEquals(new CallPlan.Patience(10_000 * MILLI, 0, 100 * MILLI), call.patience());
    ServedPlan served = plan.services().getFirst();
    assertEquals(new ServiceTime.Exponential(20 * MILLI), served.time());
    assertEquals(2, served.servers());
    assertEquals(40_000, served.requestBytes());
    assertEquals("round-robin.tracking", served.calls().getFirst().toString());
  }

  @Test
  void clientsRunOnWorkersAndTracesBelongToAll() throws IOException {
    Files.writeString(
        folder.resolve("trace.csv"),
        "arrival_s,context_tokens,generated_tokens\n1,0,0\n2.5,10,20\n");
    RequestPlan plan =
        plan(
            """
            calls:
              - { from: each worker, to: 0.web, trace: { file: trace.csv, from: 2 s } }
            services:
              - name: web
                memory: 1 MiB
                vcpus: 1
                service-time: { mean: 1 ms, input-token: 1 ms, output-token: 2 ms }
            """);
    CallPlan call = plan.calls().getFirst();
    assertEquals(
        List.of(new NodeName("root/one/w-1"), new NodeName("root/one/w-2")),
        call.callers().stream().map(CallPlan.Caller::node).toList());
    assertEquals(
        new Arrivals.Trace(
            List.of(new Arrivals.Recorded(500 * MILLI, new ServiceTime.Size(10, 20)))),
        call.arrivals());
    assertEquals(false, call.each());
    assertEquals(0, call.target().instance());
    assertEquals(Optional.empty(), call.callers().getFirst().via());
  }

  @Test
  void everyProblemOfCallsIsFoundAtOnce() {
    String found =
        problems(
            """
            calls:
              - { from: phone, to: closest.web, rate: 5 /s }
              - { name: b, from: car, to: nearest.web, rate: 5 }
              - { name: c, from: car, to: closest.wep, rate: 5 /s, via: nowhere }
              - { name: d, from: car, to: mute }
            services:
              - { name: web, memory: 1 MiB, vcpus: 1, service-time: { mean: 1 ms, law: lognormal },
                  calls: [ mute ] }
              - { name: mute, memory: 1 MiB, vcpus: 1 }
            """);
    for (String part :
        List.of(
            "a.yaml:11:13: calls[0].from: unknown caller \"phone\"",
            "did you mean \"phones\"?",
            "a.yaml:12:31: calls[1].to: unknown policy \"nearest\"",
            "\"5\" is no rate; write e.g. \"5 /s\"",
            "calls[2].to: unknown service \"wep\"",
            "calls[2].via: unknown worker \"nowhere\"",
            "calls[3].to: \"mute\" has no service-time, which what is called needs",
            "calls[3].rate: is missing; wanted: one of rate, trace",
            "services[0].service-time.cv: is missing; this law needs it",
            "services[0].calls: \"mute\" has no service-time, which what is called needs")) {
      assertTrue(found.contains(part), part + "\nnot in\n" + found);
    }
  }

  @Test
  void aServiceMayNotCallItselfInTheEnd() {
    String found =
        problems(
            """
            services:
              - { name: a, memory: 1 MiB, vcpus: 1, service-time: 1 ms, calls: [ b ] }
              - { name: b, memory: 1 MiB, vcpus: 1, service-time: 1 ms, calls: [ closest.a ] }
            """);
    assertTrue(found.contains("services[0].calls: \"a\" calls itself in the end"), found);
  }

  @Test
  void withoutCallsThereIsNothing() {
    assertTrue(plan("").isEmpty());
  }

  @Test
  void usersWalkWithinTheirCircleAndGoWhereAFileSays() throws IOException {
    Files.writeString(
        folder.resolve("way.csv"),
        "user,at_s,latitude,longitude\ncar,2,48.1,11.6\ncar,4,48.2,11.7\n");
    LoadedScenario scenario =
        loading.text(
            TREE.replace(
                    "count: 3, at: Munich",
                    "count: 3, at: Munich, moves: { radius: 1 km, step: 300 m, every: 1 s }")
                .replace(
                    "{ name: car, at: Berlin }",
                    "{ name: car, at: Berlin, moves: { file: way.csv } }"));
    List<TimedAction> actions = new ArrayList<>();
    scenario.plan(0, 0).timeline().get().forEachRemaining(actions::add);
    GeoPoint home = scenario.plan(0, 0).users().getFirst().place().orElseThrow();
    int walked = 0;
    GeoPoint before = home;
    for (TimedAction action : actions) {
      if (action.action() instanceof TimedAction.Change.Move move
          && move.user().leaf().equals("phones-1")) {
        walked++;
        // 1 km and 300 m, and what a plane in place of a sphere errs by.
        assertTrue(GreatCircle.kilometres(home, move.to()) < 1.001, move.toString());
        assertTrue(GreatCircle.kilometres(before, move.to()) < 0.3003, move.toString());
        before = move.to();
      }
    }
    assertEquals(9, walked); // each second until 10 s, which is the end
    assertEquals(
        List.of(2L, 4L),
        actions.stream()
            .filter(
                a ->
                    a.action() instanceof TimedAction.Change.Move m
                        && m.user().leaf().equals("car"))
            .map(a -> a.atNanos() / 1_000_000_000)
            .toList());
    assertTrue(scenario.statements().stream().anyMatch(line -> line.contains("synthetic")));
  }
}
