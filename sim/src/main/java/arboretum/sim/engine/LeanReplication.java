package arboretum.sim.engine;

import nl.tudelft.simulation.dsol.experiment.Replication;
import nl.tudelft.simulation.naming.context.JvmContext;

/**
 * A DSOL replication with a naming context of its own. DSOL's {@code SingleReplication} binds its
 * id in one static context instead, which leaks, clashes for equal ids, and races between threads.
 */
final class LeanReplication extends Replication<Long> {

  LeanReplication(String id, long warmUpNanos, long endNanos) {
    super(id, 0L, warmUpNanos, endNanos);
    setContext(new JvmContext("replication"));
  }
}
