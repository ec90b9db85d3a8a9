package arboretum.plugin;

/**
 * When an orchestrator takes the silence of a member for its loss. Members are numbered from 0 in
 * the order of registration; a member that returns keeps its number.
 */
public interface FailureDetection {
  /** Loss is silence beyond the scenario's limit. */
  FailureDetection TIMEOUT = (member, silentNanos, limitNanos) -> silentNanos > limitNanos;

  /**
   * A member was heard of. Called for every message of every member, so it must be cheap.
   *
   * @param atNanos now
   */
  default void heard(int member, long atNanos) {}

  /**
   * Returns whether a member is lost; asked at each sweep for each member that is not lost yet.
   *
   * @param silentNanos since it was last heard of, at least 0
   * @param limitNanos the scenario's limit
   */
  boolean isLost(int member, long silentNanos, long limitNanos);
}
