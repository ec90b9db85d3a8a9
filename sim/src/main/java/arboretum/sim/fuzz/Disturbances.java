package arboretum.sim.fuzz;

import arboretum.experiment.plan.NodePlan;
import arboretum.protocol.Message;
import arboretum.protocol.OrchestratorToParent;
import arboretum.protocol.ParentToOrchestrator;
import arboretum.protocol.WorkerToOrchestrator;
import arboretum.random.RandomSource;
import arboretum.sim.network.Disturbance;
import arboretum.sim.network.Link;
import arboretum.sim.network.Way;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Disturbs messages as the phases of a case say. The fate of a message depends on the seed, its
 * link, its way, when it leaves, and how many left there in the same nanosecond before it: so a
 * case of which parts were taken out disturbs what is left in the same way.
 */
final class Disturbances implements Disturbance {
  private static final int PERMILLE = 1000;

  // source: ours; of each fate
  private static final int SELDOM_PERMILLE = 200;
  private static final int WAYS = 2;

  private final List<NodePlan> nodes;
  private final List<DisturbedPhase> phases;
  private final Coverage coverage;
  private final RandomSource seed;

  /**
   * By link and way: when the last message left, how many left at that time, what it was delayed
   * to.
   */
  private final long[] leftNanos;

  private final int[] leftThen;
  private final long[] arrivesNanos;
  private long firstLateNanos;
  private long secondLateNanos;

  Disturbances(FuzzCase drawn, Kept kept, Coverage coverage) {
    this.nodes = drawn.nodes();
    this.phases = drawn.phases(kept);
    this.coverage = coverage;
    this.seed = RandomSource.seeded(drawn.seed()).fork("disturbances");
    this.leftNanos = new long[WAYS * nodes.size()];
    this.leftThen = new int[WAYS * nodes.size()];
    this.arrivesNanos = new long[WAYS * nodes.size()];
  }

  @Override
  public int arrivals(Link link, Way way, Message message, long leavesAtNanos) {
    int member = link.sender(Way.UP);
    int lane = WAYS * member + way.ordinal();
    if (leftNanos[lane] == leavesAtNanos) {
      leftThen[lane]++;
    } else {
      leftNanos[lane] = leavesAtNanos;
      leftThen[lane] = 0;
    }
    DisturbedPhase phase = phase(member, leavesAtNanos, isSeldom(message));
    firstLateNanos = 0;
    secondLateNanos = 0;
    if (phase != null) {
      return disturb(phase, lane, message, leavesAtNanos);
    }
    keepOrder(lane, leavesAtNanos);
    return 1;
  }

  @Override
  public long lateNanos(int arrival) {
    return arrival == 0 ? firstLateNanos : secondLateNanos;
  }

  private int disturb(DisturbedPhase phase, int lane, Message message, long leavesAtNanos) {
    RandomSource fate = seed.fork(lane + ":" + leavesAtNanos + ":" + leftThen[lane]);
    int least = isSeldom(message) ? SELDOM_PERMILLE : 0;
    if (fate.nextInt(PERMILLE) < Math.max(least, phase.lossPermille())) {
      coverage.message(message, Coverage.Fate.LOST);
      return 0;
    }
    int times = 1;
    if (fate.nextInt(PERMILLE) < Math.max(least, phase.repeatPermille())) {
      coverage.message(message, Coverage.Fate.DUPLICATED);
      secondLateNanos = fate.nextLong(phase.mostLateNanos());
      times = 2;
    }
    boolean late = fate.nextInt(PERMILLE) < Math.max(least, phase.latePermille());
    boolean overtaken = fate.nextInt(PERMILLE) < Math.max(least, phase.overtakenPermille());
    long delay = fate.nextLong(phase.mostLateNanos());
    if (overtaken) {
      coverage.message(message, Coverage.Fate.REORDERED);
      firstLateNanos = delay;
    } else if (late) {
      coverage.message(message, Coverage.Fate.LATE);
      firstLateNanos = delay;
      arrivesNanos[lane] = Math.max(arrivesNanos[lane], leavesAtNanos + delay);
    } else {
      keepOrder(lane, leavesAtNanos);
    }
    return times;
  }

  /** Kinds of message that are seldom sent are disturbed more often, or they hardly ever would. */
  private static boolean isSeldom(Message message) {
    return message instanceof OrchestratorToParent.AskToMove
        || message instanceof ParentToOrchestrator.OfferMove
        || message instanceof OrchestratorToParent.AskForReplica
        || message instanceof ParentToOrchestrator.GrantNumbers
        || message instanceof ParentToOrchestrator.PublishAgain
        || message instanceof WorkerToOrchestrator.DeployRefused;
  }

  /** What follows a message that is late comes no earlier than it. */
  private void keepOrder(int lane, long leavesAtNanos) {
    firstLateNanos = Math.max(0, arrivesNanos[lane] - leavesAtNanos);
  }

  /** What is seldom sent is disturbed at any time before the last phase ends. */
  private @Nullable DisturbedPhase phase(int member, long nanos, boolean seldom) {
    for (int i = 0; i < phases.size(); i++) {
      DisturbedPhase phase = phases.get(i);
      boolean covers =
          seldom ? nanos < phase.toNanos() : phase.covers(nanos, nodes.get(member).name());
      if (covers) {
        return phase;
      }
    }
    return null;
  }
}
