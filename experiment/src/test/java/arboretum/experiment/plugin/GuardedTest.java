package arboretum.experiment.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.plan.Extensions.OnFailure;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.plugin.Api;
import arboretum.plugin.Balancer;
import arboretum.plugin.BalancingView;
import arboretum.plugin.FailureDetection;
import arboretum.plugin.FailureDetectionFactory;
import arboretum.plugin.PolicyFactory;
import arboretum.plugin.PolicySettings;
import arboretum.plugin.UpdatePolicy;
import arboretum.plugin.UpdatePolicy.Decision;
import arboretum.plugin.UpdatePolicy.Load;
import arboretum.plugin.UpdatePolicy.Situation;
import arboretum.plugin.UpdatePolicyFactory;
import arboretum.random.RandomSource;
import arboretum.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a run whose detection of failure or update policy fails. */
class GuardedTest {
  private static final NodeName CLUSTER = new NodeName("root/a");
  private static final long SECOND = 1_000_000_000;
  private static final Situation DUE =
      new Situation(10 * SECOND, 5 * SECOND, 5 * SECOND, false, Load.NONE, Load.NONE);

  private final List<PlugInFailedException> failures = new ArrayList<>();
  private final List<TraceEvent> traced = new ArrayList<>();

  private Guard guard(Kind kind, OnFailure onFailure) {
    PlugIn plugIn = new PlugIn(kind, "moody", "moody.jar", List.of(), factory(kind));
    return new Guard(plugIn, onFailure, failures::add, traced::add);
  }

  private static PolicyFactory<?> factory(Kind kind) {
    return kind == Kind.FAILURE_DETECTION ? new Detections() : new Updates();
  }

  private FailureDetection detection(FailureDetection policy, OnFailure onFailure) {
    return Guarded.detection(policy, guard(Kind.FAILURE_DETECTION, onFailure), CLUSTER);
  }

  private UpdatePolicy updates(UpdatePolicy policy, OnFailure onFailure) {
    return Guarded.updates(policy, guard(Kind.UPDATE_POLICY, onFailure), CLUSTER);
  }

  private static final FailureDetection THROWS =
      new FailureDetection() {
        @Override
        public void heard(int member, long atNanos) {
          throw new IllegalStateException("deaf");
        }

        @Override
        public boolean isLost(int member, long silentNanos, long limitNanos) {
          throw new IllegalStateException("no idea");
        }
      };

  @Test
  void stopEndsTheRunAndNamesPlugInJarAndQuestion() {
    FailureDetection detection = detection(THROWS, OnFailure.STOP);
    PlugInFailedException lost =
        assertThrows(PlugInFailedException.class, () -> detection.isLost(3, 7, 6));
    assertEquals(
        "plug-in \"moody\" of moody.jar (detection of failure) threw"
            + " java.lang.IllegalStateException: no idea; asked: whether member 3 of root/a is lost",
        lost.getMessage());
    assertThrows(PlugInFailedException.class, () -> detection.heard(3, 7));
    assertEquals(2, failures.size());
    assertEquals(List.of(), traced, "the run has ended");
  }

  @Test
  void whereTheRunGoesOnADetectionThatFailsIsTheTimeOut() {
    FailureDetection detection = detection(THROWS, OnFailure.REFUSE);
    assertTrue(detection.isLost(3, 7, 6));
    assertFalse(detection.isLost(3, 6, 6));
    detection.heard(3, 7);
    assertEquals(3, failures.size());
    assertEquals(3, traced.size());
    assertEquals(
        new TraceEvent.PolicyFailed("moody", "threw java.lang.IllegalStateException: deaf"),
        traced.getLast());
  }

  @Test
  void whatADetectionDecidesIsTakenAsItIs() {
    FailureDetection patient = (member, silent, limit) -> silent > 2 * limit;
    FailureDetection detection = detection(patient, OnFailure.STOP);
    assertFalse(detection.isLost(0, 12, 6));
    assertTrue(detection.isLost(0, 13, 6));
    assertEquals(List.of(), failures);
  }

  @Test
  void anUpdatePolicyThatWantsToBeAskedAgainAtOnceWouldNeverEnd() {
    UpdatePolicy hasty = situation -> new Decision(Decision.Action.SKIP, 0);
    PlugInFailedException failure =
        assertThrows(PlugInFailedException.class, () -> updates(hasty, OnFailure.STOP).due(DUE));
    assertEquals("wants to be asked again after 0 ns", failure.problem());
    Decision instead = updates(hasty, OnFailure.REFUSE).due(DUE);
    assertEquals(new Decision(Decision.Action.SEND, 5 * SECOND), instead, "each period a report");
    assertEquals(1, traced.size());
  }

  @Test
  void anUpdatePolicyThatThrowsReportsEachPeriodWhereTheRunGoesOn() {
    UpdatePolicy broken =
        situation -> {
          throw new AssertionError("out of order");
        };
    assertThrows(PlugInFailedException.class, () -> updates(broken, OnFailure.STOP).due(DUE));
    assertEquals(
        new Decision(Decision.Action.SEND, 5 * SECOND), updates(broken, OnFailure.REFUSE).due(DUE));
  }

  @Test
  void aBalancerThatNamesNobodyIsReportedAndTheFirstInstanceTakesTheConnection() {
    BalancingView two = new TwoRows();
    Balancer wild = view -> view.size();
    PlugInFailedException failure =
        assertThrows(
            PlugInFailedException.class,
            () ->
                Guarded.balancer(wild, guard(Kind.BALANCING, OnFailure.STOP), CLUSTER).choose(two));
    assertEquals("chose row 2 of 2, which does not exist", failure.problem());
    Balancer guarded = Guarded.balancer(wild, guard(Kind.BALANCING, OnFailure.REFUSE), CLUSTER);
    assertEquals(0, guarded.choose(two));
    assertEquals(1, traced.size());
  }

  /** Two copies of which nothing is known. */
  private static final class TwoRows implements BalancingView {
    @Override
    public int size() {
      return 2;
    }

    @Override
    public InstanceId instance(int row) {
      return new InstanceId(new ServiceName("web"), row);
    }

    @Override
    public NodeName node(int row) {
      return CLUSTER.child("w" + row);
    }

    @Override
    public boolean isInCluster(int row) {
      return true;
    }

    @Override
    public Distance distance(int row) {
      return Distance.UNKNOWN;
    }

    @Override
    public double rttMillis(int row) {
      return Double.NaN;
    }

    @Override
    public boolean areNearestMeasured() {
      return false;
    }

    @Override
    public int outstanding(int row) {
      return 0;
    }

    @Override
    public double answerMillis(int row) {
      return 0;
    }

    @Override
    public long stamp() {
      return 0;
    }
  }

  @Test
  void whatUsesAClassThatPlugInsDoNotSeeEndsTheRunWhateverTheScenarioSays() {
    UpdatePolicy foreign =
        situation -> {
          throw new NoClassDefFoundError("arboretum/orchestrator/Settings");
        };
    PlugInFailedException failure =
        assertThrows(
            PlugInFailedException.class, () -> updates(foreign, OnFailure.REFUSE).due(DUE));
    assertTrue(failure.problem().startsWith("uses arboretum.orchestrator.Settings"));
  }

  @Test
  void whatAnUpdatePolicyDecidesIsTakenAsItIs() {
    Decision later = new Decision(Decision.Action.SKIP, 1);
    assertSame(later, updates(situation -> later, OnFailure.STOP).due(DUE));
    assertEquals(List.of(), failures);
  }

  private static final class Detections implements FailureDetectionFactory {
    @Override
    public int apiVersion() {
      return Api.VERSION;
    }

    @Override
    public String name() {
      return "moody";
    }

    @Override
    public FailureDetection create(PolicySettings settings, RandomSource random) {
      return THROWS;
    }
  }

  private static final class Updates implements UpdatePolicyFactory {
    @Override
    public int apiVersion() {
      return Api.VERSION;
    }

    @Override
    public String name() {
      return "moody";
    }

    @Override
    public UpdatePolicy create(PolicySettings settings, RandomSource random) {
      return UpdatePolicy.PERIODIC;
    }
  }
}
