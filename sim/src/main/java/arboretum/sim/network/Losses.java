package arboretum.sim.network;

import arboretum.experiment.plan.NetworkPlan.Loss;
import arboretum.random.RandomSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What loss of transmissions costs under a reliable transport: time. A lost transmission is
 * repeated after a round trip and the retransmission time, which doubles with each further loss of
 * it; what follows on the same way waits, for order is kept.
 *
 * <p>Each way of each link has a stream of its own. Bytes of repetitions are not counted.
 */
public final class Losses {
  // source: RFC 6298, section 5.5: the timer is doubled; Linux, TCP_RTO_MAX: 120 s at most.
  private static final long LONGEST_NANOS = 120_000_000_000L;

  private static final class Lane {
    final RandomSource random;
    long lastArrivalNanos;

    Lane(RandomSource random) {
      this.random = random;
    }
  }

  private final Loss loss;
  private final RandomSource random;
  private final List<Lane> lanes = new ArrayList<>();

  private Losses(Loss loss, RandomSource random) {
    this.loss = loss;
    this.random = random;
  }

  /**
   * Returns the losses of a run.
   *
   * @param random of the run
   */
  public static Losses of(Loss loss, RandomSource random) {
    return new Losses(loss, random.fork("loss"));
  }

  /** Returns whether anything is ever lost. */
  boolean areAny() {
    return loss.share() > 0;
  }

  /** Returns when a message arrives that leaves at a time. */
  long arrivalNanos(Link link, Way way, long leavesAtNanos) {
    Lane lane = lane(link, way);
    long roundTrip = link.nanos(Way.UP) + link.nanos(Way.DOWN);
    long timer = loss.retransmissionNanos() + roundTrip;
    long sent = leavesAtNanos;
    while (lane.random.nextDouble() < loss.share()) {
      sent += timer;
      timer = Math.min(LONGEST_NANOS, 2 * timer);
    }
    lane.lastArrivalNanos = Math.max(lane.lastArrivalNanos, sent + link.nanos(way));
    return lane.lastArrivalNanos;
  }

  private Lane lane(Link link, Way way) {
    int index = 2 * Math.max(link.sender(Way.UP), 0) + (way == Way.UP ? 0 : 1);
    while (lanes.size() <= index) {
      lanes.add(new Lane(random.fork(Integer.toString(lanes.size()))));
    }
    return lanes.get(index);
  }
}
