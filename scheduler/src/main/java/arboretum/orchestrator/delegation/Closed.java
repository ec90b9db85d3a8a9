package arboretum.orchestrator.delegation;

import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Delegations that an orchestrator has closed: refused, handed back, or ended. A repetition of such
 * an offer that a network delivers late is not taken for a new one: it would be placed again, under
 * an epoch that was issued before.
 */
public final class Closed {
  /** Kept at most; older ones are forgotten. Far more than close while a message is under way. */
  private static final int MOST = 1024;

  private final Map<InstanceId, Epoch> closed =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InstanceId, Epoch> eldest) {
          return size() > MOST;
        }
      };

  /** Closes what was delegated up to an epoch. */
  public void close(InstanceId instance, Epoch upTo) {
    closed.merge(instance, upTo, Epoch::max);
  }

  /**
   * Returns whether an offer repeats one that was closed.
   *
   * @param depth edges from the root to the orchestrator that gets the offer
   */
  public boolean covers(InstanceId instance, Epoch offered, int depth) {
    Epoch upTo = closed.get(instance);
    return upTo != null && upTo.delegation(depth).compareTo(offered) >= 0;
  }
}
