package arboretum.plugin;

/** Chooses, for each connection, the instance of a service that takes it; one for each name. */
@FunctionalInterface
public interface Balancer {
  /**
   * Returns the row of a copy.
   *
   * @param view its {@link BalancingView#size} is at least 1
   */
  int choose(BalancingView view);
}
