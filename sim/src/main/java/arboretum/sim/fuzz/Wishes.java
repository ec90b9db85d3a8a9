package arboretum.sim.fuzz;

import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.NumberBlock;
import arboretum.model.ServiceName;
import arboretum.protocol.JournalRecord;
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
 *
 * <p>A root whose journal was lost or cut may forget what was in the lost part: wishes, and numbers
 * that no report shows. So from such a restart on, wanted is what the root itself holds to be
 * wanted then, and what operators ask for later; numbers that it knows of are those of the journal
 * that was left, those of what it holds, and those that reports have shown it since.
 */
final class Wishes {
  private final Map<ServiceName, Deque<InstanceId>> wanted = new LinkedHashMap<>();

  /** By service: the lowest number that the root has not issued, by what it can know. */
  private final Map<ServiceName, Integer> next = new LinkedHashMap<>();

  /** By service: the lowest number that was never issued. */
  private final Map<ServiceName, Integer> fresh = new LinkedHashMap<>();

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

  /**
   * The root has restarted without (the end of) its journal.
   *
   * @param recovered what was left of the journal
   * @param held what the root wants now, oldest first
   */
  void restart(List<JournalRecord> recovered, List<InstanceId> held) {
    wanted.clear();
    takenUp.clear();
    next.clear();
    for (JournalRecord left : recovered) {
      if (left instanceof JournalRecord.NumbersIssued issued) {
        raise(issued.service(), issued.next());
      } else if (left instanceof JournalRecord.NumbersHeard heard) {
        raise(heard.service(), heard.next());
      }
    }
    for (InstanceId instance : held) {
      wanted.computeIfAbsent(instance.service(), name -> new ArrayDeque<>()).addLast(instance);
      if (NumberBlock.has(instance.number())) {
        takenUp.add(instance);
      }
      raise(instance.service(), instance.number() + 1);
    }
    refresh();
  }

  /** The root hears of an instance of which it knows nothing: it must not issue its number. */
  void lost(InstanceId instance) {
    Rule.require(
        isIssued(instance) && !isWanted(instance),
        Rule.ON_RECORD,
        "the root says that the wish for %s was lost, which is wanted or was never issued",
        instance);
    raise(instance.service(), instance.number() + 1);
  }

  private void raise(ServiceName service, int above) {
    if (!NumberBlock.has(above - 1)) {
      next.merge(service, above, Math::max);
      fresh.merge(service, above, Math::max);
    }
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
      raise(replica.service(), replica.number() + 1);
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
        || instance.number() < fresh.getOrDefault(instance.service(), 0);
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
      int number = next.getOrDefault(service, 0);
      raise(service, number + 1);
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
