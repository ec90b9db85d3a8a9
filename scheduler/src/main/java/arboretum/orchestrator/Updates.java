package arboretum.orchestrator;

import arboretum.plugin.UpdatePolicy;
import arboretum.plugin.UpdatePolicy.Decision;
import arboretum.plugin.UpdatePolicy.Load;
import arboretum.plugin.UpdatePolicy.Situation;

/** An update policy and what it has to know of the last report of its node. */
public final class Updates {
  private final UpdatePolicy policy;
  private final long periodNanos;
  private long sentAtNanos;
  private Load sent = Load.NONE;
  private Object sentState = "";

  /**
   * @param periodNanos the scenario's period, above 0
   */
  public Updates(UpdatePolicy policy, long periodNanos) {
    this.policy = policy;
    this.periodNanos = periodNanos;
  }

  /** The node starts: nothing was sent yet. */
  public void start(long nowNanos) {
    sentAtNanos = nowNanos;
    sent = Load.NONE;
    sentState = "";
  }

  /**
   * Asks the policy; the caller sends if it says so, and sets its timer anew.
   *
   * @param state of what is reported beside amounts; compared by {@code equals}
   */
  public Decision due(long nowNanos, Object state, Load load) {
    Decision decision =
        policy.due(
            new Situation(
                nowNanos, sentAtNanos, periodNanos, !state.equals(sentState), load, sent));
    if (decision.action() == Decision.Action.SEND) {
      sentAtNanos = nowNanos;
      sent = load;
      sentState = state;
    }
    return decision;
  }
}
