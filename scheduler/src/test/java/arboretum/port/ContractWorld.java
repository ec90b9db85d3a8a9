package arboretum.port;

import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.orchestrator.Role;

/**
 * What an adapter supplies to the contract suites: the tree {@link #ROOT} - {@link #CLUSTER} -
 * {@link #WORKER}, played by roles that the suite writes. Used by the suite's thread only; roles
 * may run on others.
 */
public interface ContractWorld extends AutoCloseable {
  NodeName ROOT = NodeName.ROOT;
  NodeName CLUSTER = ROOT.child("c");
  NodeName WORKER = CLUSTER.child("w");

  /** The one service whose containers end by themselves, with code 0, {@link #JOB_UNITS} units. */
  ServiceName JOB = new ServiceName("job");

  /** Run time of {@link #JOB} in {@link #unitNanos}. */
  int JOB_UNITS = 3;

  /** Makes the role of a node, at each of its starts. */
  @FunctionalInterface
  interface RoleFactory {
    Role create(NodeName node, Ports ports);
  }

  /**
   * Returns the suite's unit of time in nanoseconds: long compared with what the adapter needs to
   * carry a message or to start a container.
   */
  long unitNanos();

  /** Returns by how much a timer may be late: 0 in simulation, what a busy machine needs live. */
  long latenessNanos();

  /** Starts all nodes, the root first. Called once. */
  void start(RoleFactory factory);

  /** Lets the system run for {@code nanos} of its own time and returns after it. */
  void runFor(long nanos);

  /** Stops a node at once, as a crash does. Its journal is kept, its containers are gone. */
  void crash(NodeName node);

  /** Starts a crashed node again. */
  void restart(NodeName node);

  /** Cuts the link between a node and its parent, both ways. */
  void cut(NodeName member);

  /** Joins a link again. */
  void heal(NodeName member);

  @Override
  void close();
}
