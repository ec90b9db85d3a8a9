package arboretum.sim.fuzz;

import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.resolution.Balancing;
import java.util.List;

/**
 * What a caller at a worker does.
 *
 * @param act which of both
 * @param candidates services that it names, the first that exists is meant
 * @param policy by which an instance is chosen
 * @param instance its number, if one is called by its number; else -1
 * @param flow of which it is, 0 for none
 */
record DrawnCall(
    long atNanos,
    NodeName worker,
    Act act,
    List<ServiceName> candidates,
    Balancing policy,
    int instance,
    long flow) {
  /** What is done. */
  enum Act {
    CONNECT,
    /** A copy that the worker knows of, if there is one, cannot be reached. */
    MISS
  }

  DrawnCall {
    candidates = List.copyOf(candidates);
  }
}
