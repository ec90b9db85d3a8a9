package arboretum.sim.request;

import arboretum.experiment.workload.RequestPlan;
import arboretum.experiment.workload.Target;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where instances are or were, by number; and which of them run, by service. */
final class Places {
  private record Key(InstanceId instance, NodeName worker) {}

  private final Map<Key, Integer> numbers = new LinkedHashMap<>();
  private final List<InstanceId> instances = new ArrayList<>();
  private final List<NodeName> workers = new ArrayList<>();
  private final Map<NodeName, Integer> workerIndex = new LinkedHashMap<>();
  private final Map<String, Integer> serviceIndex = new LinkedHashMap<>();

  /** Containers that run at a place; more than one while one replaces another there. */
  private int[] copies = {};

  private int[] workerOf = {};
  private int[] serviceOf = {};

  /** Running places by service, in the order in which they began. */
  private final int[][] running;

  private final int[] runningCount;
  private final int[] version;

  /**
   * @param workers all of them, in the order of their indices
   */
  Places(RequestPlan plan, List<NodeName> workers) {
    workers.forEach(worker -> workerIndex.put(worker, workerIndex.size()));
    plan.services().forEach(s -> serviceIndex.put(s.service().value(), serviceIndex.size()));
    running = new int[serviceIndex.size()][0];
    runningCount = new int[serviceIndex.size()];
    version = new int[serviceIndex.size()];
  }

  /** Returns the index of a service; {@link Slots#NONE} if nobody calls it. */
  int service(String name) {
    return serviceIndex.getOrDefault(name, Slots.NONE);
  }

  int service(Target target) {
    int service = service(target.service().value());
    if (service == Slots.NONE) {
      throw new IllegalArgumentException(target + " is called and not among the services");
    }
    return service;
  }

  boolean isWorker(NodeName node) {
    return workerIndex.containsKey(node);
  }

  int workerIndex(NodeName worker) {
    Integer index = workerIndex.get(worker);
    if (index == null) {
      throw new IllegalArgumentException(worker + " is no worker");
    }
    return index;
  }

  /** Returns the number of a place; a new one if it is new. */
  int number(InstanceId instance, NodeName worker) {
    Integer known = numbers.get(new Key(instance, worker));
    if (known != null) {
      return known;
    }
    int place = instances.size();
    if (place == copies.length) {
      int length = Math.max(16, 2 * place);
      copies = Arrays.copyOf(copies, length);
      workerOf = Arrays.copyOf(workerOf, length);
      serviceOf = Arrays.copyOf(serviceOf, length);
    }
    numbers.put(new Key(instance, worker), place);
    instances.add(instance);
    workers.add(worker);
    workerOf[place] = workerIndex(worker);
    serviceOf[place] = service(instance.service().value());
    return place;
  }

  /** How many places there are. */
  int size() {
    return instances.size();
  }

  InstanceId instance(int place) {
    return instances.get(place);
  }

  NodeName workerName(int place) {
    return workers.get(place);
  }

  int worker(int place) {
    return workerOf[place];
  }

  /** Returns the index of its service, or {@link Slots#NONE}. */
  int serviceOf(int place) {
    return serviceOf[place];
  }

  boolean runs(int place) {
    return copies[place] > 0;
  }

  /** A container begins to run; true if it is the only one there. */
  boolean started(int place) {
    if (copies[place]++ > 0) {
      return false;
    }
    int service = serviceOf[place];
    if (runningCount[service] == running[service].length) {
      running[service] = Arrays.copyOf(running[service], Math.max(8, 2 * runningCount[service]));
    }
    running[service][runningCount[service]++] = place;
    version[service]++;
    return true;
  }

  /** A container that ran is gone; true if none is left there. */
  boolean gone(int place) {
    if (copies[place] == 0) {
      throw new IllegalStateException("nothing runs of " + instance(place));
    }
    if (--copies[place] > 0) {
      return false;
    }
    int service = serviceOf[place];
    int at = 0;
    while (running[service][at] != place) {
      at++;
    }
    System.arraycopy(
        running[service], at + 1, running[service], at, runningCount[service] - at - 1);
    runningCount[service]--;
    version[service]++;
    return true;
  }

  /** Returns how many places of a service run. */
  int running(int service) {
    return runningCount[service];
  }

  /** Returns one of the running places of a service, in the order in which they began. */
  int running(int service, int at) {
    return running[service][at];
  }

  /** Returns a number that changes whenever other places of a service run. */
  int version(int service) {
    return version[service];
  }
}
