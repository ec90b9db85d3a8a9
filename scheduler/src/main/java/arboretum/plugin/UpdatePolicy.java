package arboretum.plugin;

/**
 * When a node reports to its parent: workers by heartbeats, clusters by aggregates. Changes that
 * are told by messages of their own do not wait for it.
 */
public interface UpdatePolicy {
  /** Every period a report. */
  UpdatePolicy PERIODIC = situation -> new Decision(Decision.Action.SEND, situation.periodNanos());

  /** Decides whether a report leaves now, and when to ask again. */
  Decision due(Situation situation);

  /**
   * How things stand.
   *
   * @param atNanos now
   * @param sentAtNanos when the last report left; the node's start if none did
   * @param periodNanos the scenario's period
   * @param changed whether an instance, or what holds capacity, differs from the last report
   * @param now a worker: what is in use; a cluster: what is free, in sum
   * @param sent the same at the last report; nothing if none left
   */
  record Situation(
      long atNanos, long sentAtNanos, long periodNanos, boolean changed, Load now, Load sent) {}

  /** An amount of the two resources that every report has. */
  record Load(long cpuMillis, long memoryBytes) {
    /** Nothing. */
    public static final Load NONE = new Load(0, 0);
  }

  /**
   * What is done.
   *
   * @param nextNanos from now until it is asked again, above 0
   */
  record Decision(Action action, long nextNanos) {
    /** Whether a report leaves. */
    public enum Action {
      SEND,
      SKIP
    }
  }
}
