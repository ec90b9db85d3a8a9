package arboretum.live.hollow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.metric.RunResult;
import arboretum.experiment.metric.ServiceFacts;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.TimedAction.Action;
import arboretum.experiment.plan.TimedAction.Direction;
import arboretum.experiment.plan.TimedAction.Fail;
import arboretum.experiment.plan.TimedAction.Fault;
import arboretum.experiment.plan.TimedAction.Operate;
import arboretum.experiment.plan.TimedAction.State;
import arboretum.experiment.record.RecordedStep;
import arboretum.experiment.record.RecordingReader;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.Role;
import arboretum.protocol.Input;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.Payload;
import arboretum.protocol.Payload.RuntimeOutcome.Outcome;
import arboretum.protocol.UserToRoot;
import arboretum.units.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HollowDriverTest {
  private static final NodeName C0 = NodeName.ROOT.child("c0");
  private static final NodeName C1 = NodeName.ROOT.child("c1");
  private static final NodeName W0 = C0.child("w0");
  private static final InstanceId WEB = new InstanceId(new ServiceName("web"), 0);
  private static final long WITHOUT_LIMIT = Long.MAX_VALUE;

  @TempDir Path dir;
  private final List<String> notices = new CopyOnWriteArrayList<>();

  @Test
  void anOperatorsRequestIsPlayedAndRecordedAndNothingIsLeft() throws Exception {
    RunPlan plan = Plans.tree(2, 2, millis(600), List.of(at(100, new Operate(deploy("web")))));
    RunResult result = run(plan, WITHOUT_LIMIT);
    assertEquals(List.of(Outcome.CREATED, Outcome.RUNNING), outcomes(W0));
    assertEquals(1.0, result.scalars().get("requested"));
    List<RecordedStep> steps = RecordingReader.readAll(file(plan));
    for (var node : plan.nodes()) {
      List<Input> inputs = inputs(steps, node.name());
      for (int i = 0; i < inputs.size(); i++) {
        assertEquals(i + 1, inputs.get(i).sequence());
      }
      assertTrue(inputs.get(0).payload() instanceof Payload.Started, node.name().path());
    }
    Input asked = inputs(steps, NodeName.ROOT).get(1);
    assertEquals(new Payload.Operator(deploy("web")), asked.payload());
    assertTrue(asked.atNanos() >= millis(100));
    assertEquals(List.of(), notices);
    assertEquals(List.of(), threads());
  }

  @Test
  void aSitesStateIsKeptOrLost() throws Exception {
    Fault kept = new Fault.Site(C0, State.KEPT);
    Fault lost = new Fault.Site(C1, State.LOST);
    RunPlan plan =
        Plans.tree(
            2,
            2,
            millis(700),
            List.of(at(100, new Fail(kept, millis(200))), at(150, new Fail(lost, millis(200)))));
    run(plan, WITHOUT_LIMIT);
    List<JournalRecord> first = List.of(new JournalRecord.ClusterJoined(C0, 1));
    assertEquals(
        List.of(new Payload.Started(1, List.of()), new Payload.Started(2, first)), starts(C0));
    assertEquals(
        List.of(new Payload.Started(1, List.of()), new Payload.Started(2, List.of())), starts(C1));
    assertEquals(2, starts(C1.child("w1")).size());
    assertEquals(1, starts(NodeName.ROOT).size());
    assertTrue(inputs(C0.child("w0")).size() > 4, "the cluster reaches its worker again");
  }

  @Test
  void aTornJournalLosesAtLeastItsLastRecord() throws Exception {
    Fault torn = new Fault.Orchestrator(C0, State.TORN);
    RunPlan plan = Plans.tree(1, 1, millis(600), List.of(at(100, new Fail(torn, millis(200)))));
    run(plan, WITHOUT_LIMIT);
    // One record was there.
    assertEquals(
        List.of(new Payload.Started(1, List.of()), new Payload.Started(2, List.of())), starts(C0));
  }

  @Test
  void faultsOfOneNodeAddUp() throws Exception {
    Fault worker = new Fault.Worker(W0, State.KEPT);
    RunPlan plan =
        Plans.tree(
            1,
            1,
            millis(700),
            List.of(
                at(100, new Fail(worker, millis(300))),
                at(200, new Fail(new Fault.Site(C0, State.KEPT), millis(100)))));
    run(plan, WITHOUT_LIMIT);
    List<Input> back = inputs(W0).stream().filter(i -> i.atNanos() > millis(110)).toList();
    assertEquals(new Payload.Started(2, List.of()), back.get(0).payload());
    assertTrue(back.get(0).atNanos() >= millis(400));
  }

  @Test
  void onlyTheOrchestratorStopsAndItsWorkerGoesOn() throws Exception {
    Fault orchestrator = new Fault.Orchestrator(C0, State.KEPT);
    RunPlan plan =
        Plans.tree(1, 1, millis(700), List.of(at(200, new Fail(orchestrator, millis(200)))));
    run(plan, WITHOUT_LIMIT);
    assertEquals(1, starts(W0).size());
    List<Input> pings = inputs(W0).stream().filter(i -> i.atNanos() > millis(450)).toList();
    assertTrue(pings.size() > 1, "it connects again");
  }

  @Test
  void anInstanceIsKilledWhereverItRuns() throws Exception {
    RunPlan plan =
        Plans.tree(
            1,
            1,
            millis(700),
            List.of(
                at(50, new Operate(deploy("web"))), at(400, new Fail(new Fault.Instance(WEB), 0))));
    run(plan, WITHOUT_LIMIT);
    assertEquals(List.of(Outcome.CREATED, Outcome.RUNNING, Outcome.EXITED), outcomes(W0));
    assertEquals(137, payloads(W0, Payload.RuntimeOutcome.class).get(2).exitCode());
  }

  @Test
  void aCutLinkLosesWhatIsSentOnIt() throws Exception {
    Fault cut = new Fault.Link(W0, Direction.DOWN);
    RunPlan plan = Plans.tree(1, 1, millis(900), List.of(at(200, new Fail(cut, millis(400)))));
    RunResult result = run(plan, WITHOUT_LIMIT);
    List<Input> during =
        inputs(W0).stream()
            .filter(i -> i.atNanos() > millis(280) && i.atNanos() < millis(600))
            .toList();
    assertEquals(List.of(), during);
    assertTrue(inputs(W0).stream().anyMatch(i -> i.atNanos() > millis(600)));
    double lost =
        result.breakdown().stream()
            .filter(row -> row.metric().equals("messages_lost"))
            .filter(row -> row.labelValue().equals("worker-accepted"))
            .mapToDouble(RunResult.Labelled::value)
            .sum();
    assertTrue(lost >= 4, "lost " + lost);
  }

  @Test
  void linksAreAsLongAsThePlanSays() throws Exception {
    RunPlan plan = Plans.tree(1, 1, millis(500), List.of(at(100, new Operate(deploy("web")))));
    run(plan, WITHOUT_LIMIT, p -> (from, to) -> millis(60), real -> real);
    long asked = payloadAt(NodeName.ROOT, Payload.Operator.class);
    long offered = payloadAt(C0, Payload.Received.class);
    assertTrue(offered - asked >= millis(60), () -> "took " + (offered - asked));
  }

  @Test
  void aLongRunIsCutShort() throws Exception {
    long before = System.nanoTime();
    run(Plans.tree(1, 1, millis(60_000), List.of()), millis(200));
    assertTrue(System.nanoTime() - before < millis(20_000));
  }

  @Test
  void aRoleThatFailsEndsTheRun() {
    RunPlan plan = Plans.tree(1, 1, millis(60_000), List.of(at(50, new Operate(deploy("web")))));
    LiveRunFailedException e =
        assertThrows(
            LiveRunFailedException.class,
            () -> run(plan, WITHOUT_LIMIT, p -> LinkDelays.NONE, HollowDriverTest::failing));
    String message = String.valueOf(e.getMessage());
    assertTrue(
        message.startsWith("test, point 0, replication 0: root failed on its input #2 (operator)"),
        message);
    assertEquals(List.of(), threads());
  }

  @Test
  void anInterruptionClosesEverything() throws Exception {
    RunPlan plan = Plans.tree(2, 2, millis(60_000), List.of());
    Thread caller =
        new Thread(
            () -> assertThrows(InterruptedException.class, () -> run(plan, WITHOUT_LIMIT)),
            "caller");
    caller.start();
    Thread.sleep(300);
    caller.interrupt();
    caller.join(20_000);
    assertEquals(List.of(), threads());
    assertTrue(RecordingReader.readAll(file(plan)).size() >= 7);
  }

  private RunResult run(RunPlan plan, long maxNanos) throws InterruptedException {
    return run(plan, maxNanos, p -> LinkDelays.NONE, real -> real);
  }

  private RunResult run(
      RunPlan plan,
      long maxNanos,
      Function<RunPlan, LinkDelays> delays,
      Function<RoleFactory, RoleFactory> wrapper)
      throws InterruptedException {
    HollowDriver driver =
        new HollowDriver(
            new HollowDriver.Options(
                p -> wrapper.apply(FakeRoles::new),
                delays,
                this::file,
                ServiceFacts.NONE,
                maxNanos,
                "test",
                notices::add));
    return driver.run(plan);
  }

  private static RoleFactory failing(RoleFactory real) {
    return (node, ports) -> {
      Role role = real.create(node, ports);
      return new Role() {
        @Override
        public NodeName name() {
          return role.name();
        }

        @Override
        public int handle(Input input) {
          if (input.payload() instanceof Payload.Operator) {
            throw new IllegalStateException("no");
          }
          return role.handle(input);
        }
      };
    };
  }

  private Path file(RunPlan plan) {
    return dir.resolve("inputs-" + plan.point() + ".jsonl.gz");
  }

  private List<Input> inputs(NodeName node) throws IOException {
    return inputs(RecordingReader.readAll(dir.resolve("inputs-0.jsonl.gz")), node);
  }

  private static List<Input> inputs(List<RecordedStep> steps, NodeName node) {
    return steps.stream().map(RecordedStep::input).filter(i -> i.node().equals(node)).toList();
  }

  private <T extends Payload> List<T> payloads(NodeName node, Class<T> type) throws IOException {
    return inputs(node).stream()
        .map(Input::payload)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private long payloadAt(NodeName node, Class<? extends Payload> type) throws IOException {
    return inputs(node).stream()
        .filter(input -> type.isInstance(input.payload()))
        .findFirst()
        .orElseThrow()
        .atNanos();
  }

  private List<Payload.Started> starts(NodeName node) throws IOException {
    return payloads(node, Payload.Started.class);
  }

  private List<Outcome> outcomes(NodeName node) throws IOException {
    return payloads(node, Payload.RuntimeOutcome.class).stream()
        .map(Payload.RuntimeOutcome::outcome)
        .toList();
  }

  /** Returns the names of loops that still run. */
  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith(NodeName.ROOT.path()))
        .toList();
  }

  private static TimedAction at(long millis, Action action) {
    return new TimedAction(millis(millis), action);
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private static UserToRoot deploy(String name) {
    Resources request = new Resources(100, 1 << 20, 0);
    ServiceSpec spec =
        new ServiceSpec(
            new ServiceName(name), request, "image", new Bytes(1000), Restart.ON_FAILURE);
    return new UserToRoot.DeployService(spec, 1);
  }
}
