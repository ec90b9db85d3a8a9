package arboretum.sim.request;

import arboretum.experiment.workload.Target;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;

/** What the dense ints of a run's requests mean. They keep their meaning for the whole run. */
public interface Directory {
  /**
   * How many callers there are; they are numbered from 0. Instances that call are callers too, so
   * there may be more later.
   */
  int callers();

  /** Returns the worker through which a caller enters at present. */
  NodeName entry(int caller);

  /** How many targets there are; they are numbered from 0. */
  int targets();

  /** Returns a target. */
  Target target(int target);

  /**
   * Returns the number of a place: an instance on a worker, whether it runs there or not. A
   * container that comes back to the same worker has the same place.
   */
  int place(InstanceId instance, NodeName worker);

  /** Returns the instance of a place. */
  InstanceId instance(int place);

  /** Returns the worker of a place. */
  NodeName worker(int place);
}
