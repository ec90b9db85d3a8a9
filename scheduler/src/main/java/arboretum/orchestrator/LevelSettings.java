package arboretum.orchestrator;

import arboretum.model.NumberBlock;
import arboretum.model.ServiceLevel;
import arboretum.model.ServiceLevel.OnViolation;
import arboretum.model.ServiceSpec;

/**
 * How clusters watch the service levels of their instances, and what they do about violations.
 *
 * @param everyNanos period of the look; 0: they do not look
 * @param window looks whose outcomes count, at least 1; a look has one outcome for each user of a
 *     limit on the latency to users, and one for any other limit
 * @param strikes looks in a row that find the window violated until that is an alarm, at least 1
 * @param strategy what is done on an alarm if the service does not say
 * @param order which copy goes first in a migration
 * @param gain an instance moves only if the largest of its round trips and distances, as shares of
 *     their limits, falls by this much; at least 0
 * @param escalation what is done if no other worker of the cluster will do
 * @param block instance numbers that a member is granted with a delegation, for further instances
 *     of the service that it makes without asking; 0: none, and each is asked for at the root
 */
public record LevelSettings(
    long everyNanos,
    int window,
    int strikes,
    OnViolation strategy,
    Order order,
    double gain,
    Escalation escalation,
    int block) {
  /** Nobody looks. */
  public static final LevelSettings UNWATCHED =
      new LevelSettings(0, 1, 1, OnViolation.NONE, Order.MAKE_BEFORE_BREAK, 0, Escalation.NONE, 0);

  /** Which copy goes first in a migration. */
  public enum Order {
    /** The old copy is stopped when the new one runs (Oakestra's white paper). */
    MAKE_BEFORE_BREAK,
    /** The new copy is started when the old one is stopped (Oakestra's branch, read). */
    BREAK_BEFORE_MAKE
  }

  /** What is done if no other worker of the cluster will do. */
  public enum Escalation {
    /** The parent looks for another cluster (paper, section 3.5: as after a failure). */
    TO_PARENT,
    /** The instance stays. */
    NONE
  }

  public LevelSettings {
    if (everyNanos < 0
        || window < 1
        || strikes < 1
        || !(gain >= 0)
        || block < 0
        || block > NumberBlock.PER_SESSION) {
      throw new IllegalArgumentException(
          "out of range: every "
              + everyNanos
              + " ns, window "
              + window
              + ", "
              + strikes
              + " strikes, gain "
              + gain
              + ", block "
              + block);
    }
  }

  /** Returns what is done on an alarm of a service. */
  public OnViolation onViolation(ServiceLevel level) {
    return level.onViolation() == OnViolation.AS_SET ? strategy : level.onViolation();
  }

  /** Returns whether a cluster may make instances of a service without asking. */
  public boolean mayReplicate(ServiceSpec spec) {
    ServiceLevel level = spec.requirements().level();
    return block > 0
        && areWatched()
        && level.isWatched()
        && onViolation(level) == OnViolation.REPLICATE;
  }

  /** Returns whether service levels are watched. */
  public boolean areWatched() {
    return everyNanos > 0;
  }
}
