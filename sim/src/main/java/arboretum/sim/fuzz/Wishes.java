package arboretum.sim.fuzz;

import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.protocol.UserToRoot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What operators want, by the requests that reached the root alone: a second, smaller reading of
 * what the root's records mean.
 */
final class Wishes {
  private final Map<ServiceName, Deque<InstanceId>> wanted = new LinkedHashMap<>();
  private final Map<ServiceName, Integer> next = new LinkedHashMap<>();

  /** Which cluster made an instance by itself. */
  private final Map<InstanceId, NodeName> makers = new LinkedHashMap<>();

  private final Set<InstanceId> takenUp = new LinkedHashSet<>();
  private List<InstanceId> all = List.of();

  /** Takes a request. */
  void take(UserToRoot request) {
    switch (request) {
      case UserToRoot.DeployApplication application -> application.services().forEach(this::deploy);
      case UserToRoot.DeployService deploy -> deploy(deploy);
      case UserToRoot.ScaleService scale -> scale(scale.service(), scale.replicas());
      case UserToRoot.UndeployService undeploy -> scale(undeploy.service(), 0);
      case UserToRoot.MigrateInstance migrate -> {
        // As many instances are wanted as before.
      }
    }
    refresh();
  }

  /** The root grants an instance another one beside it, which is wanted from now on. */
  void granted(InstanceId replica) {
    Deque<InstanceId> instances = wanted.get(replica.service());
    Rule.require(
        instances != null && replica.number() == next.getOrDefault(replica.service(), 0),
        Rule.ON_RECORD,
        "the root grants %s, of a service that is not wanted or with a number of its own choice",
        replica);
    if (instances != null) {
      next.merge(replica.service(), 1, Integer::sum);
      instances.addLast(replica);
    }
    refresh();
  }

  /**
   * A cluster makes an instance with a number that it was granted: no other has made one with it.
   */
  void made(NodeName cluster, InstanceId replica) {
    NodeName before = makers.putIfAbsent(replica, cluster);
    Rule.require(
        before == null || before.equals(cluster),
        Rule.ON_RECORD,
        "%s makes %s, which %s has made",
        cluster,
        replica,
        before);
  }

  /** The root takes up what a cluster has made, once, and wants it from now on. */
  void takenUp(InstanceId replica) {
    Deque<InstanceId> instances = wanted.get(replica.service());
    Rule.require(
        instances != null && makers.containsKey(replica) && takenUp.add(replica),
        Rule.ON_RECORD,
        "the root takes up %s, of a service that is not wanted, not made below, or for the second"
            + " time",
        replica);
    if (instances != null) {
      instances.addLast(replica);
    }
    refresh();
  }

  /** An instance has come to its end by itself: a job that is done, or one that was given up. */
  void ended(InstanceId instance) {
    Deque<InstanceId> instances = wanted.get(instance.service());
    if (instances != null && instances.remove(instance) && instances.isEmpty()) {
      wanted.remove(instance.service());
    }
    refresh();
  }

  /** Returns the instances that are wanted. */
  List<InstanceId> all() {
    return all;
  }

  boolean isWanted(InstanceId instance) {
    Deque<InstanceId> instances = wanted.get(instance.service());
    return instances != null && instances.contains(instance);
  }

  /** Returns whether the number was ever issued. */
  boolean isIssued(InstanceId instance) {
    return makers.containsKey(instance)
        || instance.number() < next.getOrDefault(instance.service(), 0);
  }

  private void deploy(UserToRoot.DeployService deploy) {
    if (!wanted.containsKey(deploy.service())) {
      wanted.put(deploy.service(), new ArrayDeque<>());
      scale(deploy.service(), deploy.replicas());
    }
  }

  private void scale(ServiceName service, int replicas) {
    Deque<InstanceId> instances = wanted.get(service);
    if (instances == null) {
      return;
    }
    while (instances.size() > replicas) {
      instances.removeLast();
    }
    while (instances.size() < replicas) {
      int number = next.merge(service, 1, Integer::sum) - 1;
      instances.addLast(new InstanceId(service, number));
    }
    if (replicas == 0) {
      wanted.remove(service);
    }
  }

  private void refresh() {
    List<InstanceId> list = new ArrayList<>();
    wanted.values().forEach(list::addAll);
    all = list;
  }
}
