package arboretum.experiment.metric;

import static arboretum.experiment.metric.Plans.CLUSTER;
import static arboretum.experiment.metric.Plans.ROOT;
import static arboretum.experiment.metric.Plans.SECOND;
import static arboretum.experiment.metric.Plans.W1;
import static arboretum.experiment.metric.Plans.W2;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.lifecycle.InstanceState;
import arboretum.lifecycle.Lifecycle;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.Refusal;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.model.Shortfall;
import arboretum.protocol.UserToRoot;
import arboretum.trace.TraceEvent;
import arboretum.units.Bytes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunRecorderTest {
  private static final ServiceName WEB = new ServiceName("web");
  private static final InstanceId WEB0 = new InstanceId(WEB, 0);
  private static final Epoch FIRST = Epoch.of(1, 1);
  private static final Epoch SECOND_EPOCH = Epoch.of(2, 1);
  private static final Refusal NO_CPU =
      new Refusal(2, List.of(new Refusal.Count(Shortfall.CPU, 2)));

  private RunRecorder recorder =
      new RunRecorder(Plans.of(0, 0, 100 * SECOND, 0), MetricRegistry.standard());

  @Test
  void aLostInstanceIsDetectedAndRecovers() {
    deploy(WEB, 500);
    at(10, ROOT, new TraceEvent.Requested(WEB0));
    at(12, W1, new TraceEvent.ContainerRunning(WEB0, FIRST));
    at(13, ROOT, moved(WEB0, InstanceState.RUNNING));
    at(40, W1, new TraceEvent.NodeStopped());
    at(46, CLUSTER, new TraceEvent.MemberSilent(W1, 6 * SECOND));
    at(50, W2, new TraceEvent.ContainerRunning(WEB0, SECOND_EPOCH));
    RunResult result = finish();

    assertSeconds(result, "deploy_time", 3);
    assertSeconds(result, "start_time", 2);
    assertSeconds(result, "detection_time", 6);
    assertSeconds(result, "recovery_time", 10);
    assertSeconds(result, "outage", 10);
    assertScalar(result, "recoveries", 1);
    // Wanted and started from 12 to 100 s, running for all of it but 10 s.
    assertScalar(result, "availability", 78.0 / 88);
    assertScalar(result, "availability_since_request", 78.0 / 90);
    assertScalar(result, "duplicate_time", 0);
    // Half a core of two.
    assertLabelled(result, "peak_allocation", "cpu", 0.25);
    assertLabelled(result, "mean_allocation", "cpu", 0.25 * 0.78);
    assertLabelled(result, "instances", "running", 1);
  }

  @Test
  void aSecondCopyCountsAsDuplicateUntilItIsFenced() {
    deploy(WEB, 500);
    at(0, ROOT, new TraceEvent.Requested(WEB0));
    at(1, W1, new TraceEvent.ContainerRunning(WEB0, FIRST));
    at(20, W2, new TraceEvent.ContainerRunning(WEB0, SECOND_EPOCH));
    at(25, CLUSTER, new TraceEvent.Fenced(WEB0, FIRST, SECOND_EPOCH, W1));
    at(26, W1, new TraceEvent.ContainerEnded(WEB0, FIRST, InstanceState.UNDEPLOYED));
    RunResult result = finish();

    assertScalar(result, "duplicate_time", 6);
    assertScalar(result, "availability", 1);
    assertScalar(result, "fenced", 1);
    assertLabelled(result, "peak_allocation", "cpu", 0.5);
    assertEquals(0, times(result, "recovery_time").population());
  }

  @Test
  void whatHasNoEndIsCensoredAndWhatCannotHaveOneFailed() {
    at(0, ROOT, new TraceEvent.Requested(WEB0));
    at(0, ROOT, new TraceEvent.Requested(new InstanceId(WEB, 1)));
    at(5, ROOT, new TraceEvent.Pending(WEB0, NO_CPU));
    at(9, ROOT, new TraceEvent.Rejected(new InstanceId(WEB, 1), NO_CPU));
    RunResult result = finish();

    Distribution deploy = times(result, "deploy_time");
    assertEquals(1, deploy.censored());
    assertEquals(1, deploy.failed());
    assertLabelled(result, "instances", "pending", 1);
    assertLabelled(result, "instances", "rejected", 1);
    assertLabelled(result, "pending_reason", "cpu", 1);
    assertLabelled(result, "rejected_reason", "cpu", 1);
    assertTrue(Double.isNaN(scalar(result, "availability")));
  }

  @Test
  void whatIsOfferedAgainKeepsTheReasonOfItsLastRefusal() {
    InstanceId refusedThenOffered = WEB0;
    InstanceId neverRefused = new InstanceId(WEB, 1);
    InstanceId escalatedThenOffered = new InstanceId(WEB, 2);
    Refusal noMemory = new Refusal(1, List.of(new Refusal.Count(Shortfall.MEMORY, 1)));
    for (InstanceId id : List.of(refusedThenOffered, neverRefused, escalatedThenOffered)) {
      at(0, ROOT, new TraceEvent.Requested(id));
    }
    at(5, ROOT, new TraceEvent.Pending(refusedThenOffered, NO_CPU));
    at(6, CLUSTER, new TraceEvent.Escalated(escalatedThenOffered, FIRST, noMemory));
    for (InstanceId id : List.of(refusedThenOffered, neverRefused, escalatedThenOffered)) {
      at(99, ROOT, moved(id, InstanceState.CLUSTER_SCHEDULED));
    }
    RunResult result = finish();

    assertLabelled(result, "pending_reason", "cpu", 1);
    assertLabelled(result, "pending_reason", "memory", 1);
    assertLabelled(result, "pending_reason", "placing", 1);
  }

  @Test
  void withdrawalByTheOperatorEndsTheWish() {
    deploy(WEB, 100);
    at(0, ROOT, new TraceEvent.Requested(WEB0));
    at(10, W1, new TraceEvent.ContainerRunning(WEB0, FIRST));
    recorder.onOperator(60 * SECOND, new UserToRoot.UndeployService(WEB));
    at(70, W1, new TraceEvent.ContainerEnded(WEB0, FIRST, InstanceState.UNDEPLOYED));
    at(71, ROOT, moved(WEB0, InstanceState.UNDEPLOYED));
    RunResult result = finish();

    assertScalar(result, "availability", 1);
    assertScalar(result, "availability_since_request", 50.0 / 60);
    assertSeconds(result, "outage", 0);
    assertLabelled(result, "instances", "withdrawn", 1);
  }

  @Test
  void aMemberWhoseParentIsDownIsNobodysToDetect() {
    at(10, W1, new TraceEvent.NodeStopped());
    at(10, CLUSTER, new TraceEvent.NodeStopped());
    at(10, W2, new TraceEvent.NodeStopped());
    at(15, ROOT, new TraceEvent.MemberSilent(CLUSTER, 5 * SECOND));
    at(30, CLUSTER, new TraceEvent.NodeStarted(2));
    at(36, CLUSTER, new TraceEvent.MemberSilent(W2, 26 * SECOND));
    at(40, W2, new TraceEvent.NodeStarted(2));
    at(90, CLUSTER, new TraceEvent.MemberSilent(W2, 5 * SECOND));
    RunResult result = finish();

    assertSeconds(result, "detection_time", 5);
    assertScalar(result, "false_suspicions", 1);
  }

  @Test
  void theWarmUpIsLeftOut() {
    recorder =
        new RunRecorder(Plans.of(0, 0, 100 * SECOND, 50 * SECOND), MetricRegistry.standard());
    deploy(WEB, 1000);
    at(0, ROOT, new TraceEvent.Requested(WEB0));
    at(0, CLUSTER, new TraceEvent.Placed(WEB0, FIRST, W1, 2));
    at(30, W1, new TraceEvent.ContainerRunning(WEB0, FIRST));
    at(40, W2, new TraceEvent.ContainerRunning(WEB0, SECOND_EPOCH));
    at(45, W2, new TraceEvent.ContainerEnded(WEB0, SECOND_EPOCH, InstanceState.UNDEPLOYED));
    at(75, W1, new TraceEvent.ContainerEnded(WEB0, FIRST, InstanceState.DEAD));
    RunResult result = finish();

    assertEquals(0, times(result, "start_time").population());
    assertScalar(result, "placements", 0);
    assertScalar(result, "availability", 0.5);
    assertScalar(result, "duplicate_time", 0);
    assertLabelled(result, "peak_allocation", "cpu", 0.5);
    assertSeconds(result, "outage", 25);
    assertEquals(1, times(result, "recovery_time").censored());
  }

  @Test
  void offersAreCountedByReasonAndCause() {
    at(1, ROOT, new TraceEvent.Offered(WEB0, FIRST, CLUSTER, 0, 14));
    at(
        2,
        ROOT,
        new TraceEvent.OfferRefused(
            WEB0, FIRST, CLUSTER, NO_CPU, TraceEvent.OfferRefused.Cause.STALE_VIEW));
    at(3, ROOT, new TraceEvent.Offered(WEB0, FIRST, CLUSTER, 1, 14));
    RunResult result = finish();

    assertScalar(result, "offers", 2);
    assertLabelled(result, "offers_refused", "cpu", 1);
    assertLabelled(result, "wrong_delegations", "stale-view", 1);
    assertLabelled(result, "examined_candidates", "ranking", 14);
  }

  @Test
  void servicesOfAMarkedOriginAreCountedApart() {
    ServiceFacts facts =
        new ServiceFacts() {
          @Override
          public Optional<Resources> request(ServiceName service) {
            return Optional.of(new Resources(2000, 0, 0));
          }

          @Override
          public String origin(ServiceName service) {
            return "never-scheduled";
          }
        };
    recorder = new RunRecorder(Plans.of(0, 0, 100 * SECOND, 0), MetricRegistry.standard(), facts);
    at(0, ROOT, new TraceEvent.Requested(WEB0));
    at(0, W1, new TraceEvent.ContainerRunning(WEB0, FIRST));
    RunResult result = finish();

    assertLabelled(result, "instances_of_origin", "never-scheduled/pending", 1);
    assertLabelled(result, "peak_allocation", "cpu", 1);
  }

  @Test
  void theSeriesShowsLevelsAfterWhatHappenedUntilThen() {
    at(0, ROOT, new TraceEvent.Requested(WEB0));
    at(1, W1, new TraceEvent.ContainerRunning(WEB0, FIRST));
    List<RunResult.SeriesRow> series = finish().series();

    assertEquals(201, series.size());
    assertEquals(new RunResult.SeriesRow(0, 1, 0, 0, 0, 0, 0), series.getFirst());
    assertEquals(SECOND / 2, series.get(1).atNanos());
    assertEquals(0, series.get(1).running());
    assertEquals(1, series.get(2).running());
    assertEquals(100 * SECOND, series.getLast().atNanos());
  }

  @Test
  void messagesThatAreNotConservedEndTheRun() {
    MessageCounts counts = new MessageCounts();
    counts.sent(MessageCounts.typeOf(new UserToRoot.UndeployService(WEB)), 40);
    var failure =
        assertThrows(IllegalStateException.class, () -> recorder.finish(100 * SECOND, counts));
    assertEquals(
        "messages are not conserved: undeploy-service: sent 1, repeated 0, delivered 0, lost 0, in"
            + " flight 0",
        failure.getMessage());
  }

  @Test
  void nothingIsWrittenThatTheRegistryDoesNotName() {
    RunResult.Builder builder = new RunResult.Builder(MetricRegistry.standard());
    assertThrows(IllegalStateException.class, () -> builder.scalar("invented", 1));
    assertThrows(IllegalStateException.class, () -> builder.scalar("deploy_time", 1));
    assertThrows(IllegalStateException.class, () -> builder.labelled("fenced", "x", 1));
  }

  @Test
  void quantilesTakeWhatWasNotSeenAsLongest() {
    Distribution d =
        new Distribution(
            new long[] {SECOND, 3 * SECOND}, new long[] {2, 1}, 1, 0, Distribution.Exactness.EXACT);
    // Order statistics 1, 1, 3, unseen: rank 1.5 lies between 1 and 3.
    assertEquals(2, d.quantileSeconds(0.5), 1e-12);
    assertTrue(Double.isNaN(d.quantileSeconds(0.95)));
    assertEquals(5.0 / 3, d.meanSeconds(), 1e-12);
  }

  @Test
  void manyDurationsAreKeptInAHistogramOfThreeDigits() {
    DurationSamples samples = new DurationSamples();
    int size = 300_000;
    for (int i = 1; i <= size; i++) {
      samples.add(i * 1_000L);
    }
    Distribution d = samples.distribution();
    assertEquals(Distribution.Exactness.HISTOGRAM, d.exactness());
    assertEquals(size, d.observed());
    assertEquals(0.15, d.quantileSeconds(0.5), 0.15e-3);
  }

  private void deploy(ServiceName service, long cpuMillis) {
    Resources request = new Resources(cpuMillis, 0, 0);
    ServiceSpec spec = new ServiceSpec(service, request, "image", new Bytes(1), Restart.ALWAYS);
    recorder.onOperator(0, new UserToRoot.DeployService(spec, 1));
  }

  private void at(int seconds, NodeName node, TraceEvent event) {
    recorder.onTrace(seconds * SECOND, node, event);
  }

  private RunResult finish() {
    return recorder.finish(100 * SECOND, new MessageCounts());
  }

  private static TraceEvent moved(InstanceId instance, InstanceState to) {
    return new TraceEvent.StateChanged(
        instance, FIRST, InstanceState.CREATED, to, Lifecycle.Event.STARTED);
  }

  private static void assertSeconds(RunResult result, String metric, int seconds) {
    assertArrayEquals(new long[] {seconds * SECOND}, times(result, metric).nanos(), metric);
  }

  private static void assertScalar(RunResult result, String metric, double expected) {
    assertEquals(expected, scalar(result, metric), 1e-9, metric);
  }

  private static void assertLabelled(
      RunResult result, String metric, String label, double expected) {
    double value =
        result.breakdown().stream()
            .filter(row -> row.metric().equals(metric) && row.labelValue().equals(label))
            .mapToDouble(RunResult.Labelled::value)
            .findFirst()
            .orElse(Double.NaN);
    assertEquals(expected, value, 1e-9, metric + " " + label);
  }

  private static Distribution times(RunResult result, String metric) {
    return Objects.requireNonNull(result.distributions().get(metric), metric);
  }

  private static double scalar(RunResult result, String metric) {
    return Objects.requireNonNull(result.scalars().get(metric), metric);
  }
}
