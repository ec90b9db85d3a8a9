package arboretum.orchestrator.cluster;

import arboretum.aggregate.Aggregate;
import arboretum.lifecycle.InstanceState;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.Plugged;
import arboretum.orchestrator.Settings;
import arboretum.orchestrator.delegation.Closed;
import arboretum.orchestrator.delegation.Delegation;
import arboretum.orchestrator.delegation.InstanceEntry;
import arboretum.orchestrator.delegation.Superior;
import arboretum.orchestrator.delegation.Terms;
import arboretum.plugin.ClusterRanking;
import arboretum.port.Ports;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.Message;
import arboretum.protocol.OrchestratorToParent;
import arboretum.protocol.OrchestratorToParent.DelegationRefused.Offer;
import arboretum.protocol.OrchestratorToParent.Whereabouts;
import arboretum.protocol.ParentToOrchestrator.DelegateInstance;
import arboretum.protocol.ParentToOrchestrator.Landmarks;
import arboretum.protocol.Route;
import arboretum.protocol.TimerId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Orchestrators below an orchestrator that has a parent itself: delegation, handed one tier down.
 */
final class SubClusters implements Below {
  private final int depth;
  private final Ports ports;
  private final Delegation delegation;
  private final Closed closed = new Closed();
  private final long observationNanos;
  private boolean observing;
  private long observeUntilNanos;

  SubClusters(
      int depth,
      Settings settings,
      ClusterRanking policy,
      Plugged plugged,
      Ports ports,
      Superior superior) {
    this.depth = depth;
    this.ports = ports;
    this.observationNanos = settings.aggregateNanos() + settings.detection().sweepNanos();
    this.delegation = new Delegation(depth, settings, policy, plugged, ports, superior);
  }

  @Override
  public void start(long session, long nowNanos) {
    delegation.start(session, nowNanos);
    if (session > 1) {
      observing = true;
      observeUntilNanos = nowNanos + observationNanos;
    }
  }

  @Override
  public void recover(JournalRecord record, long nowNanos) {
    if (record instanceof JournalRecord.Accepted accepted) {
      delegation.add(accepted.instance(), accepted.spec(), accepted.epoch());
    }
    delegation.recover(record, nowNanos);
  }

  @Override
  public int offered(DelegateInstance offer, Terms terms, long nowNanos) {
    InstanceId instance = offer.instance();
    InstanceEntry known = delegation.entry(instance).orElse(null);
    int order = known == null ? -1 : known.epoch().delegation(depth).compareTo(offer.epoch());
    if (known != null && order >= 0) {
      if (order == 0 && terms.equals(Terms.NONE)) {
        delegation.start(known, nowNanos);
      }
      return 0; // a repetition
    }
    if (known == null && closed.covers(instance, offer.epoch(), depth)) {
      return 0; // a late one
    }
    if (known != null) {
      delegation.withdraw(known, nowNanos);
    }
    InstanceEntry entry = delegation.add(instance, offer.spec(), offer.epoch());
    entry.learnTargets(offer.targets());
    entry.learnTerms(terms);
    ports.journal().append(new JournalRecord.Accepted(instance, offer.epoch(), offer.spec()));
    return delegation.offer(entry, Offer.FIRST, nowNanos);
  }

  @Override
  public void confirmed(InstanceId instance, Epoch epoch, ServiceSpec spec) {
    // Members that register are asked for what they run, and only what was delegated from here is
    // adopted.
  }

  @Override
  public void withdrawn(InstanceId instance, Epoch epoch, long nowNanos) {
    InstanceEntry entry = delegation.entry(instance).orElse(null);
    if (entry != null && entry.epoch().delegation(depth).compareTo(epoch.delegation(depth)) <= 0) {
      closed.close(instance, entry.issued());
      delegation.withdraw(entry, nowNanos);
    }
  }

  @Override
  public int ordered(InstanceId instance, Epoch epoch, Optional<NodeName> to, long nowNanos) {
    InstanceEntry entry = delegation.entry(instance).orElse(null);
    return entry != null && entry.epoch().delegation(depth).equals(epoch.delegation(depth))
        ? delegation.move(entry, to, nowNanos)
        : 0;
  }

  @Override
  public int received(NodeName from, Message message, long nowNanos) {
    if (message instanceof OrchestratorToParent m) {
      return delegation.receive(from, m, nowNanos);
    }
    throw new IllegalStateException("an orchestrator of clusters got " + message + " from " + from);
  }

  @Override
  public long readAhead(NodeName from) {
    return 0; // clusters are few
  }

  @Override
  public int fired(TimerId timer, long nowNanos) {
    int examined = delegation.sweep(nowNanos);
    if (observing && nowNanos >= observeUntilNanos) {
      observing = false;
      examined += offerUnplaced(nowNanos);
    }
    return examined;
  }

  /** What was accepted, and of whose member the journal knows nothing and nobody told. */
  private int offerUnplaced(long nowNanos) {
    int examined = 0;
    for (InstanceEntry entry : List.copyOf(delegation.entries())) {
      if (entry.state() == InstanceState.REQUESTED && entry.member() == InstanceEntry.NOWHERE) {
        examined += delegation.offer(entry, Offer.FIRST, nowNanos);
      }
    }
    return examined;
  }

  @Override
  public Aggregate aggregate(long nowNanos) {
    return delegation.aggregate(nowNanos);
  }

  @Override
  public Whereabouts whereabouts(long session) {
    return delegation.whereabouts(session);
  }

  @Override
  public void landmarks(Landmarks told) {
    delegation.landmarks(told);
  }

  @Override
  public Optional<Route> route(InstanceId instance) {
    return Optional.empty();
  }

  @Override
  public List<NodeName> holders(InstanceId instance) {
    return delegation.holders(instance);
  }

  @Override
  public Collection<? extends InstanceEntry> entries() {
    return delegation.entries().stream()
        .filter(entry -> entry.state() != InstanceState.UNDEPLOYED)
        .toList();
  }

  @Override
  public void drop(InstanceEntry entry) {
    closed.close(entry.id(), entry.issued());
    delegation.drop(entry);
    ports.journal().append(new JournalRecord.Ended(entry.id(), entry.state()));
  }
}
