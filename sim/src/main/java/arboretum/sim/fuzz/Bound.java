package arboretum.sim.fuzz;

import arboretum.orchestrator.Settings;
import arboretum.orchestrator.Settings.Recovery.Reports;
import arboretum.resolution.ResolutionSettings;

/**
 * How long after the last fault and the last disturbance everything may take to be as it was asked
 * for. Nothing is lost from then on, so each of the terms is waited for at most once on each edge
 * of the tree, one after the other:
 *
 * <ol>
 *   <li><em>register</em>: a member that was not accepted says so again with its next report;
 *   <li><em>observe</em>: a restarted orchestrator stops nothing, and places nothing that was lost,
 *       for one report of its members and a sweep, and acts on the sweep after it;
 *   <li><em>silence</em>: a member that fell silent just before is found by the sweep after its
 *       limit;
 *   <li><em>lost</em>: a hand-over that was lost is found by the first report after the time for
 *       delivery;
 *   <li><em>wait</em>: a container that kept ending is left alone for at most the longest wait;
 *   <li><em>tell</em>: what became of it is told upwards with the next report, and what is wrong
 *       there comes back down;
 *   <li><em>offer</em>: what is pending is offered again, at the latest after the retry's period,
 *       when the capacity that was freed meanwhile has been told;
 *   <li><em>routes</em>: where there are callers, an interest that nobody renews lapses, a copy
 *       that could not be reached is taken back, lost news of routes are told again on each edge,
 *       and a copy that is to be stopped takes connections for a while;
 *   <li><em>run</em>: what is stopped stops, images are pulled, containers boot; schedulers that
 *       measure wait for answers.
 * </ol>
 *
 * @param nanos the sum
 * @param settleNanos the last three terms: what may pass after a job has ended by itself, for the
 *     root to know it and for others to use its room
 */
record Bound(long nanos, long settleNanos) {
  /** What a scenario's {@code never} is, or longer. */
  private static final long NEVER = Long.MAX_VALUE / 4;

  /**
   * @param edges edges from the root to a cluster of workers, at least 1
   * @param startNanos longest time from an order to the running container, pulls that wait for each
   *     other included
   */
  static Bound of(Settings settings, int edges, long startNanos, long stopNanos) {
    Settings.Detection detection = settings.detection();
    long heartbeat = settings.heartbeatNanos();
    long aggregate = settings.aggregateNanos();
    long sweep = detection.sweepNanos();
    long scan = settings.recovery().redeployScanNanos();
    long register = heartbeat + edges * aggregate;
    long observe = heartbeat + 2 * sweep + edges * (aggregate + sweep);
    long silence =
        detection.workerSilenceNanos()
            + sweep
            + scan
            + edges * (detection.clusterSilenceNanos() + sweep);
    long lost = delivery(detection) + heartbeat + edges * (delivery(detection) + aggregate);
    long tell = 2 * (heartbeat + edges * aggregate);
    long wait = settings.recovery().backOff().mostNanos();
    if (settings.recovery().reports() == Reports.QUEUED) {
      // The parent takes the oldest first, and is asked once a period.
      tell += 2L * edges * aggregate;
    }
    long offer = edges * aggregate + 2 * settings.offers().retryEveryNanos();
    long measure = 8 * settings.coordinates().waitNanos();
    long run = 2 * (stopNanos + startNanos) + measure;
    long settle = tell + offer + run;
    long routes = 0;
    if (settings.resolution().isPresent()) {
      ResolutionSettings resolution = settings.resolution().get();
      settle += 2 * resolution.drainNanos();
      routes =
          resolution.leaseNanos()
              + 2 * resolution.refreshNanos()
              + resolution.timeoutNanos()
              + edges * (aggregate + sweep);
    }
    return new Bound(register + observe + silence + lost + wait + routes + settle, settle);
  }

  /** Where nobody looks for lost hand-overs there is nothing to wait for. */
  private static long delivery(Settings.Detection detection) {
    return detection.deliveryNanos() >= NEVER ? 0 : detection.deliveryNanos();
  }
}
