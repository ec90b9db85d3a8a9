package arboretum.experiment.metric;

import static arboretum.experiment.metric.Plans.CLUSTER;
import static arboretum.experiment.metric.Plans.ROOT;
import static arboretum.experiment.metric.Plans.SECOND;
import static arboretum.experiment.metric.Plans.W1;
import static arboretum.experiment.metric.Plans.W2;
import static org.junit.jupiter.api.Assertions.assertEquals;

import arboretum.lifecycle.InstanceState;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.trace.TraceEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureMetricsTest {
  private static final InstanceId WEB0 = new InstanceId(new ServiceName("web"), 0);

  private final RunRecorder recorder =
      new RunRecorder(Plans.of(0, 0, 100 * SECOND, 0), MetricRegistry.standard());

  private void at(double seconds, NodeName node, TraceEvent event) {
    recorder.onTrace((long) (seconds * SECOND), node, event);
  }

  private RunResult finish() {
    return recorder.finish(100 * SECOND, new MessageCounts());
  }

  private static double scalar(RunResult result, String metric) {
    return Optional.ofNullable(result.scalars().get(metric)).orElseThrow();
  }

  private static Distribution times(RunResult result, String metric) {
    return Optional.ofNullable(result.distributions().get(metric)).orElseThrow();
  }

  private void runs(double seconds, NodeName worker, int local) {
    at(seconds, CLUSTER, new TraceEvent.Placed(WEB0, Epoch.of(1, local), worker, 2));
    at(seconds + 1, worker, new TraceEvent.ContainerRunning(WEB0, Epoch.of(1, local)));
  }

  private void ends(double seconds, NodeName worker, int local) {
    at(
        seconds,
        worker,
        new TraceEvent.ContainerEnded(WEB0, Epoch.of(1, local), InstanceState.DEAD));
  }

  @Test
  void aReplacementIsTimedFromTheLossToTheChoiceAndARestartIsAnyFurtherStart() {
    at(10, ROOT, new TraceEvent.Requested(WEB0));
    runs(11, W1, 1);
    ends(20, W1, 1);
    runs(24, W2, 2);
    at(30, W2, new TraceEvent.NodeStopped());
    runs(37, W1, 3);
    ends(90, W1, 3); // not placed again before the end
    RunResult result = finish();
    Distribution replaced = times(result, "replacement_time");
    assertEquals(2, replaced.observed());
    assertEquals(5.5, replaced.meanSeconds(), 1e-9); // 4 and 7 s
    assertEquals(1, replaced.censored());
    assertEquals(6.5, times(result, "recovery_time").meanSeconds(), 1e-9); // a second later
    assertEquals(2, scalar(result, "restarts"));
  }

  @Test
  void aContainerThatRunsAgainWithoutANewChoiceIsNoReplacement() {
    at(10, ROOT, new TraceEvent.Requested(WEB0));
    at(10, CLUSTER, new TraceEvent.Placed(WEB0, Epoch.of(1, 1), W1, 2));
    at(10, CLUSTER, new TraceEvent.Placed(WEB0, Epoch.of(1, 2), W2, 2));
    at(11, W1, new TraceEvent.ContainerRunning(WEB0, Epoch.of(1, 1)));
    ends(20, W1, 1);
    at(25, W2, new TraceEvent.ContainerRunning(WEB0, Epoch.of(1, 2)));
    RunResult result = finish();
    assertEquals(0, times(result, "replacement_time").population());
    assertEquals(1, times(result, "recovery_time").observed());
  }

  /** Has a worker declared silent at second 20; the limit of the plan is 5 s. */
  private double falseAlarms(double cutFrom, double cutTo) {
    if (cutFrom < 20) {
      at(cutFrom, W1, new TraceEvent.LinkCut(true));
    }
    if (cutTo < 20) {
      at(cutTo, W1, new TraceEvent.LinkHealed(true));
    }
    at(20, CLUSTER, new TraceEvent.MemberSilent(W1, 6 * SECOND));
    if (cutTo >= 20 && cutTo < 100) {
      at(cutTo, W1, new TraceEvent.LinkHealed(true));
    }
    RunResult result = finish();
    assertEquals(1, scalar(result, "false_suspicions"));
    return scalar(result, "false_alarms");
  }

  @Test
  void withoutACutAnAlarmIsFalse() {
    assertEquals(1, falseAlarms(99, 100));
  }

  @Test
  void aCutNoLongerThanTheLimitMakesItFalse() {
    assertEquals(1, falseAlarms(16, 21));
  }

  @Test
  void aLongerCutMakesItRightAlsoIfItIsLongerOnlyLater() {
    assertEquals(0, falseAlarms(16, 21.5));
  }

  @Test
  void aLongCutThatHasJustEndedMakesItRight() {
    assertEquals(0, falseAlarms(13, 19.5));
  }

  @Test
  void aCutWithoutEndIsAsLongAsTheRun() {
    assertEquals(0, falseAlarms(16, 1000));
  }

  @Test
  void overlappingCutsAreOne() {
    at(10, W1, new TraceEvent.LinkCut(true));
    at(14, W1, new TraceEvent.LinkCut(true));
    at(14.5, W1, new TraceEvent.LinkHealed(true));
    at(16, CLUSTER, new TraceEvent.MemberSilent(W1, 6 * SECOND));
    at(17, W1, new TraceEvent.LinkHealed(true));
    assertEquals(0, scalar(finish(), "false_alarms"));
  }

  @Test
  void aCutOfTheWayDownIsNoReasonForSilence() {
    at(10, W1, new TraceEvent.LinkCut(false));
    at(20, CLUSTER, new TraceEvent.MemberSilent(W1, 6 * SECOND));
    at(50, W1, new TraceEvent.LinkHealed(false));
    assertEquals(1, scalar(finish(), "false_alarms"));
  }

  @Test
  void aWishThatIsLostIsCounted() {
    at(10, ROOT, new TraceEvent.WishLost(WEB0));
    assertEquals(1, scalar(finish(), "wishes_lost"));
  }
}
