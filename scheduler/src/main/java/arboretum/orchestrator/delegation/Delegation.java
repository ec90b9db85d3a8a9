package arboretum.orchestrator.delegation;

import arboretum.aggregate.Aggregate;
import arboretum.lifecycle.InstanceState;
import arboretum.lifecycle.Lifecycle.Event;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.Plugged;
import arboretum.orchestrator.Settings;
import arboretum.orchestrator.Settings.Recovery.Recreation;
import arboretum.orchestrator.Settings.Recovery.Reports;
import arboretum.orchestrator.delegation.Offerings.Offering;
import arboretum.plugin.Aggregator;
import arboretum.plugin.ClusterRanking;
import arboretum.port.Ports;
import arboretum.protocol.AskRoutes;
import arboretum.protocol.ClusterReport;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.OrchestratorToParent;
import arboretum.protocol.OrchestratorToParent.DelegationRefused.Offer;
import arboretum.protocol.ParentToOrchestrator;
import arboretum.protocol.RegisterAgain;
import arboretum.protocol.TimerId;
import arboretum.trace.TraceEvent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Two-step scheduling, the first step: an orchestrator offers an instance to those of its members
 * that their aggregates say could take it, best first, until one does (Oakestra paper, section
 * 3.2).
 *
 * <p>Its knowledge is stale and coarse, so an offer may be refused; the refusal carries fresh
 * capacity. A member that is silent for too long loses its instances to others under a higher
 * epoch; when it returns, its reports show copies with lower epochs, which are withdrawn: the
 * higher epoch wins, always. Lost messages are found by the same reports: an instance that a member
 * should have and does not list is offered again.
 */
public final class Delegation {
  private static final TimerId SWEEP = TimerId.of(TimerId.Kind.SWEEP);

  private final int depth;
  private final Settings settings;
  private final Ports ports;
  private final Superior superior;
  private final ClusterTable table;
  private final Lease lease;
  private final Optional<Aggregator> aggregator;
  private final Offerings offerings = new Offerings();
  private final Atlas atlas;
  private final Members members;
  private final Offerer offerer;
  private final Reconciliation reconciliation;
  private final Moves moves;

  /**
   * @param depth edges from the root to this orchestrator: the index of its counter in an epoch
   */
  public Delegation(
      int depth,
      Settings settings,
      ClusterRanking policy,
      Plugged plugged,
      Ports ports,
      Superior superior) {
    this.depth = depth;
    this.settings = settings;
    this.ports = ports;
    this.superior = superior;
    this.lease = new Lease(settings.detection().clusterSilenceNanos(), plugged.detection());
    this.aggregator = plugged.aggregator();
    this.table = new ClusterTable(lease, offerings);
    this.atlas = new Atlas(settings.coordinates(), lease);
    this.offerer =
        new Offerer(
            depth, settings, policy, ports, superior, this::exhausted, table, offerings, atlas);
    Grants grants = offerer.grants();
    this.members = new Members(settings.aggregateForm(), table, offerings, atlas, grants);
    this.moves = new Moves(depth, settings, ports, superior, lease, offerings, offerer);
    this.reconciliation =
        new Reconciliation(
            depth, settings, ports, superior, lease, offerings, moves, grants, this::lose);
  }

  /**
   * Starts the sweep; after a restart nothing is withdrawn before every member had time to report.
   */
  public void start(long session, long nowNanos) {
    offerer.start(session);
    if (session > 1) {
      reconciliation.observeUntil(
          nowNanos + settings.aggregateNanos() + settings.detection().sweepNanos());
    }
    long sweep = settings.detection().sweepNanos();
    ports.timers().every(SWEEP, sweep, sweep);
  }

  /**
   * Applies what the journal kept about members and delegations; other records are the caller's.
   */
  public void recover(JournalRecord record, long nowNanos) {
    members.recover(record, nowNanos);
  }

  /** Returns the instances that this orchestrator answers for, oldest first. */
  public Collection<? extends InstanceEntry> entries() {
    return offerings.all();
  }

  /** Returns one instance; empty if it is not known here. */
  public Optional<InstanceEntry> entry(InstanceId id) {
    return Optional.ofNullable(offerings.get(id));
  }

  /** Returns the members that may have an instance: the present one, then its former one. */
  public List<NodeName> holders(InstanceId id) {
    return offerings.holders(id).stream().map(lease::name).toList();
  }

  /** Answers for an instance from now on; {@link #offer} finds it a place. */
  public InstanceEntry add(InstanceId id, ServiceSpec spec, Epoch epoch) {
    return offerings.add(id, spec, epoch);
  }

  /** Returns the capacity below all members that are heard of. */
  public Aggregate aggregate(long nowNanos) {
    Aggregate exact = table.all(settings.aggregateForm());
    return aggregator.map(a -> a.ofClusters(exact, table.view(nowNanos))).orElse(exact);
  }

  /**
   * Ranks the members for an instance that has no place and offers it to the best; returns
   * candidates examined.
   */
  public int offer(InstanceEntry entry, Offer reason, long nowNanos) {
    return offerer.offer(own(entry), InstanceEntry.NOWHERE, reason, nowNanos);
  }

  /**
   * Offers instances that have no place together; returns candidates examined.
   *
   * @param entries in an order in which targets of connectivity come first
   */
  public int offerTogether(List<? extends InstanceEntry> entries, long nowNanos) {
    return offerer.offerTogether(entries.stream().map(this::own).toList(), nowNanos);
  }

  /**
   * Offers a pending instance to one member whose aggregate says it could take it; returns
   * candidates examined.
   */
  public int offerTo(InstanceEntry entry, int member, long nowNanos) {
    return offerer.offerTo(own(entry), member, nowNanos);
  }

  /**
   * Moves an instance as an operator asks; returns candidates examined.
   *
   * @param to a worker, or an orchestrator below which it is to be; empty: any other worker
   */
  public int move(InstanceEntry entry, Optional<NodeName> to, long nowNanos) {
    return moves.ordered(own(entry), to, nowNanos);
  }

  /** The parent says that an instance is to start: who only holds a place for it is told. */
  public void start(InstanceEntry entry, long nowNanos) {
    moves.started(own(entry), nowNanos);
  }

  private int exhausted(Offering entry, Offer reason, long nowNanos) {
    return moves.back(entry, nowNanos) ? 0 : superior.exhausted(entry, reason, nowNanos);
  }

  /**
   * Takes an instance back from the member that has it: it is stopped there and has no place.
   * Copies up to its epoch are fenced from now on, even while it has none.
   */
  public void recall(InstanceEntry wanted) {
    Offering entry = own(wanted);
    moves.abandon(entry);
    if (entry.member() != InstanceEntry.NOWHERE) {
      reconciliation.withdraw(entry.member(), entry.id(), entry.issued());
      entry.recalled = entry.issued();
      offerings.release(entry);
      ports.journal().append(new JournalRecord.Unplaced(entry.id(), entry.issued()));
      reopen(entry);
    }
  }

  /** Has an instance stopped wherever it is and answers for it no longer. */
  public void withdraw(InstanceEntry wanted, long nowNanos) {
    Offering entry = own(wanted);
    if (entry.member() != InstanceEntry.NOWHERE) {
      reconciliation.withdraw(entry.member(), entry.id(), entry.issued());
    }
    if (!entry.state().isFinal()) {
      entry.take(Event.WITHDRAWN, ports.trace());
    }
    reconciliation.end(entry);
  }

  /** Answers for an instance no longer: it was handed back to the parent, or given up. */
  public void drop(InstanceEntry entry) {
    offerings.forget(entry.id());
  }

  /** Closes the record of an instance that has come to its end without a member. */
  public void finish(InstanceEntry entry) {
    reconciliation.end(own(entry));
  }

  /** A service is not wanted any more: numbers of it that members were granted are void. */
  public void revoke(ServiceName service) {
    offerer.grants().revoke(service);
  }

  /** Takes a message of a member; returns candidates examined. */
  public int receive(NodeName from, OrchestratorToParent message, long nowNanos) {
    if (message instanceof OrchestratorToParent.RegisterCluster register) {
      return register(from, register, nowNanos);
    }
    int member = lease.indexOf(from);
    if (member == Lease.UNKNOWN || !lease.isOfSession(member, message)) {
      ports.transport().send(from, new RegisterAgain());
      return 0;
    }
    lease.renew(member, nowNanos, ports.trace());
    return switch (message) {
      case OrchestratorToParent.RegisterCluster m -> 0;
      case OrchestratorToParent.RoutesPublished m -> 0; // taken before it comes here
      case AskRoutes m -> 0;
      case OrchestratorToParent.AggregatePush m -> pushed(member, m, nowNanos);
      case OrchestratorToParent.StatusChanged m -> {
        reconciliation.status(member, m.status(), m.detail(), nowNanos);
        yield 0;
      }
      case OrchestratorToParent.DelegationRefused m -> refused(member, m, nowNanos);
      case OrchestratorToParent.AskToMove m -> moves.asked(member, m, nowNanos);
      case OrchestratorToParent.AskForReplica m -> moves.asked(member, m, nowNanos);
      case OrchestratorToParent.Whereabouts m -> {
        atlas.take(member, m);
        ports.transport().send(from, atlas.landmarksFor(member));
        yield 0;
      }
    };
  }

  private int register(NodeName from, OrchestratorToParent.RegisterCluster m, long nowNanos) {
    int known = lease.indexOf(from);
    long session = known == Lease.UNKNOWN ? 0 : lease.session(known);
    if (m.session() < session) {
      return 0; // overtaken by a later start
    }
    int member = members.join(from, m.session(), nowNanos);
    lease.renew(member, nowNanos, ports.trace());
    if (known == Lease.UNKNOWN || m.session() > session) {
      table.restartVersions(member);
      offerings.at(member).forEach(entry -> entry.place(member, entry.epoch(), nowNanos));
    }
    ports.journal().append(new JournalRecord.ClusterJoined(from, m.session()));
    ports.trace().emit(new TraceEvent.MemberRegistered(from, m.session(), known != Lease.UNKNOWN));
    ports.transport().send(from, new ParentToOrchestrator.ClusterAccepted(m.session()));
    int examined = report(member, m.report(), nowNanos);
    reconciliation.confirm(member, m.report().instances());
    return examined;
  }

  private int pushed(int member, OrchestratorToParent.AggregatePush m, long nowNanos) {
    if (settings.recovery().reports() == Reports.QUEUED) {
      ports
          .transport()
          .send(
              lease.name(member),
              new ParentToOrchestrator.ReportAccepted(m.session(), m.report().version()));
    }
    return report(member, m.report(), nowNanos);
  }

  private int report(int member, ClusterReport report, long nowNanos) {
    return table.take(member, report.version(), report.aggregate(), nowNanos)
        ? reconciliation.report(member, report.instances(), nowNanos)
        : 0;
  }

  private int refused(int member, OrchestratorToParent.DelegationRefused m, long nowNanos) {
    table.update(member, m.aggregate(), nowNanos);
    Offering entry = offerings.get(m.instance());
    boolean madeBelow = entry == null;
    if (entry == null) {
      entry = reconciliation.takeUp(member, m.instance(), m.epoch(), nowNanos);
    }
    if (entry == null
        || entry.member() != member
        || m.epoch().delegation(depth + 1).compareTo(entry.epoch().delegation(depth + 1)) != 0) {
      return 0;
    }
    entry.heardOf(m.epoch());
    offerings.release(entry);
    ports.journal().append(new JournalRecord.Unplaced(entry.id(), entry.issued()));
    if (madeBelow || m.offer() == Offer.ESCALATED) {
      reopen(entry);
      return entry.terms().isHold()
          ? exhausted(entry, Offer.ESCALATED, nowNanos) // nobody waits any more for what was held
          : offerer.offer(entry, member, Offer.ESCALATED, nowNanos);
    }
    return offerer.refused(entry, member, m, nowNanos);
  }

  private void reopen(Offering entry) {
    if (entry.state().isStranded()) {
      entry.take(Event.RESCHEDULED, ports.trace());
    } else if (entry.state() != InstanceState.REQUESTED) {
      entry.take(Event.REFUSED, ports.trace());
    }
  }

  /** The place of an instance is lost: it is offered to others under a higher epoch. */
  private int lose(Offering entry, String detail, long nowNanos) {
    int former = entry.member();
    offerings.release(entry);
    ports.journal().append(new JournalRecord.Unplaced(entry.id(), entry.issued()));
    if (entry.state() == InstanceState.CLUSTER_SCHEDULED || entry.state().isPlaced()) {
      entry.take(Event.LOST, ports.trace());
      superior.changed(entry, detail, nowNanos);
    }
    entry.take(Event.RESCHEDULED, ports.trace());
    if (moves.back(entry, nowNanos)) {
      return 0;
    }
    return offerer.offer(
        entry, lease.isSilent(former) ? former : InstanceEntry.NOWHERE, Offer.ESCALATED, nowNanos);
  }

  /** Looks for silent members; returns candidates examined by placing their instances elsewhere. */
  public int sweep(long nowNanos) {
    int examined = 0;
    for (int member = 0; member < lease.size(); member++) {
      if (!lease.expires(member, nowNanos, ports.trace())) {
        continue;
      }
      examined += moves.silent(member, nowNanos);
      if (settings.recovery().recreation() == Recreation.ELSEWHERE) {
        for (Offering entry : offerings.at(member)) {
          if (entry.member() == member) { // unless the loss of another has taken it back
            examined += lose(entry, lease.name(member) + " is silent", nowNanos);
          }
        }
      }
    }
    return examined;
  }

  /** Takes names of workers that are not below this orchestrator. */
  public void landmarks(ParentToOrchestrator.Landmarks told) {
    atlas.takeFromAbove(told);
  }

  /** Returns what the parent may know of places below, where all share a space of coordinates. */
  public OrchestratorToParent.Whereabouts whereabouts(long session) {
    return atlas.whereabouts(session);
  }

  /** Returns the index of a member; {@link Lease#UNKNOWN} if it never registered. */
  public int member(NodeName name) {
    return lease.indexOf(name);
  }

  /** Returns whether the aggregate of every member that is heard of came after {@code nanos}. */
  public boolean hasHeardFromAllSince(long nanos) {
    return table.isNewerThan(nanos);
  }

  /** Returns whether a member could take an instance, as far as is known of it. */
  public boolean couldTake(int member, ServiceSpec spec) {
    return spec.requirements().unmetBelow(lease.name(member)).isEmpty()
        && table.aggregate(member).shortfall(spec).isEmpty();
  }

  private Offering own(InstanceEntry entry) {
    Offering own = offerings.get(entry.id());
    if (own != entry || own == null) {
      throw new IllegalStateException(entry.id() + " is not answered for here");
    }
    return own;
  }
}
