package arboretum.orchestrator.delegation;

import arboretum.coordinates.Place;
import arboretum.lifecycle.Lifecycle.Event;
import arboretum.model.Epoch;
import arboretum.model.Refusal;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.Settings;
import arboretum.orchestrator.Settings.Offers;
import arboretum.orchestrator.Settings.Offers.Choice;
import arboretum.orchestrator.delegation.Offerings.Offering;
import arboretum.plugin.ClusterRanking;
import arboretum.plugin.PlacementRequest;
import arboretum.port.Ports;
import arboretum.protocol.InstancePlace;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.OrchestratorToParent.DelegationRefused;
import arboretum.protocol.OrchestratorToParent.DelegationRefused.Offer;
import arboretum.protocol.ParentToOrchestrator;
import arboretum.protocol.ParentToOrchestrator.DelegateInstance;
import arboretum.protocol.ParentToOrchestrator.OfferMove;
import arboretum.trace.TraceEvent;
import arboretum.trace.TraceEvent.OfferRefused.Cause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ranks members for instances that have no place, and hands these over, best member first. */
final class Offerer {
  /** What is done about an instance that no member takes. */
  interface Exhaustion {
    /** Returns candidates examined by that. */
    int exhausted(Offering entry, Offer reason, long nowNanos);
  }

  private final int depth;
  private final Offers offers;
  private final ClusterRanking policy;
  private final Ports ports;
  private final Superior superior;
  private final Exhaustion exhaustion;
  private final ClusterTable table;
  private final Lease lease;
  private final Offerings offerings;
  private long session = 1;
  private final Atlas atlas;
  private final Grants grants;

  Offerer(
      int depth,
      Settings settings,
      ClusterRanking policy,
      Ports ports,
      Superior superior,
      Exhaustion exhaustion,
      ClusterTable table,
      Offerings offerings,
      Atlas atlas) {
    this.depth = depth;
    this.offers = settings.offers();
    this.policy = policy;
    this.ports = ports;
    this.superior = superior;
    this.exhaustion = exhaustion;
    this.table = table;
    this.lease = table.lease();
    this.offerings = offerings;
    this.atlas = atlas;
    this.grants = new Grants(settings.levels(), ports, superior, lease);
  }

  /** Begins a session of its orchestrator. */
  void start(long newSession) {
    session = newSession;
  }

  Grants grants() {
    return grants;
  }

  /** Ranks all members but one for one instance and offers it; returns candidates examined. */
  int offer(Offering entry, int excluded, Offer reason, long nowNanos) {
    ClusterRanking.Ranking ranking = rank(entry, List.of(), nowNanos);
    List<Integer> order = new ArrayList<>(ranking.order());
    if (entry.home != InstanceEntry.NOWHERE) {
      order.remove((Object) entry.home);
      order.addFirst(entry.home); // it was there, so it finds room there
    }
    rankInto(entry, order.stream().filter(member -> member != excluded).toList());
    entry.reason = reason;
    entry.refusedBecause(ranking.refusal());
    return ranking.examined() + offerNext(entry, ranking.examined(), reason, nowNanos);
  }

  /**
   * Offers the instances of one application together: the members that could take every one of them
   * come first, by the sum of their ranks, and the best of these gets them in one message. What it
   * refuses goes on by itself to the next. An instance is offered alone if no member could take
   * all.
   *
   * @param entries in an order in which targets of connectivity come first
   */
  int offerTogether(List<Offering> entries, long nowNanos) {
    Set<ServiceName> together = new LinkedHashSet<>();
    entries.forEach(entry -> together.add(entry.id().service()));
    List<List<Integer>> orders = new ArrayList<>();
    int examined = 0;
    for (Offering entry : entries) {
      ClusterRanking.Ranking ranking = rank(entry, together, nowNanos);
      orders.add(ranking.order());
      examined += ranking.examined();
      entry.reason = Offer.FIRST;
      entry.refusedBecause(ranking.refusal());
    }
    List<Integer> common = common(orders);
    for (int i = 0; i < entries.size(); i++) {
      Set<Integer> order = new LinkedHashSet<>(common);
      order.addAll(orders.get(i));
      rankInto(entries.get(i), List.copyOf(order));
    }
    Optional<Integer> first = common.stream().filter(member -> !lease.isSilent(member)).findFirst();
    if (first.isEmpty()) {
      for (Offering entry : entries) {
        examined += offerNext(entry, examined, Offer.FIRST, nowNanos);
      }
      return examined;
    }
    List<DelegateInstance> batch = new ArrayList<>();
    for (Offering entry : entries) {
      entry.rank = entry.ranking.indexOf(first.get());
      batch.add(hand(entry, first.get(), examined, nowNanos));
    }
    ports
        .transport()
        .send(lease.name(first.get()), new ParentToOrchestrator.DelegateTogether(batch));
    entries.forEach(entry -> superior.changed(entry, "", nowNanos));
    return examined;
  }

  private static List<Integer> common(List<List<Integer>> orders) {
    if (orders.isEmpty()) {
      return List.of();
    }
    List<Integer> common = new ArrayList<>(orders.getFirst());
    orders.forEach(common::retainAll);
    common.sort(
        Comparator.<Integer>comparingInt(
                member -> orders.stream().mapToInt(order -> order.indexOf(member)).sum())
            .thenComparing(Comparator.naturalOrder()));
    return common;
  }

  private void rankInto(Offering entry, List<Integer> order) {
    entry.ranking = offers.choice() == Choice.SINGLE ? order.stream().limit(1).toList() : order;
    entry.rank = 0;
  }

  /**
   * @param together services that are offered in the same message: where they will be is not known
   *     yet, and need not be
   */
  private ClusterRanking.Ranking rank(
      Offering entry, Collection<ServiceName> together, long nowNanos) {
    ServiceSpec spec = entry.sought().orElseThrow();
    return policy.rank(
        new PlacementRequest(spec, targets(entry, spec, together), List.of()),
        table.view(nowNanos));
  }

  private List<PlacementRequest.Target> targets(
      Offering entry, ServiceSpec spec, Collection<ServiceName> together) {
    Set<ServiceName> services = Targets.services(spec);
    services.removeAll(together);
    return Targets.of(services, entry.targets(), places(services));
  }

  /** Returns where instances of some services are: below which member, if no more is known. */
  private List<InstancePlace> places(Set<ServiceName> services) {
    List<InstancePlace> places = new ArrayList<>();
    if (services.isEmpty()) {
      return places;
    }
    for (Offering other : offerings.all()) {
      int member = other.member();
      if (services.contains(other.id().service()) && member != InstanceEntry.NOWHERE) {
        Place place =
            atlas
                .place(other.id(), member)
                .orElseGet(() -> new Place(lease.name(member), Optional.empty(), Optional.empty()));
        places.add(new InstancePlace(other.id(), place));
      }
    }
    return places;
  }

  /** Returns what a member is told of the places of targets that are not below it. */
  private List<InstancePlace> toldTo(int member, Offering entry, ServiceSpec spec) {
    List<InstancePlace> told = new ArrayList<>(entry.targets());
    for (InstancePlace one : places(Targets.services(spec))) {
      boolean elsewhere = !one.place().node().isWithin(lease.name(member));
      if (elsewhere && one.place().coordinate().isPresent()) {
        told.add(one);
      }
    }
    return told;
  }

  /** Offers to one member only; returns candidates examined. */
  int offerTo(Offering entry, int member, long nowNanos) {
    entry.ranking = List.of(member);
    entry.rank = 0;
    entry.refusedBecause(Refusal.NO_CANDIDATE);
    return 1 + offerNext(entry, 1, Offer.FIRST, nowNanos);
  }

  /** Offers to the next member of the ranking that is heard of. */
  int offerNext(Offering entry, int examined, Offer reason, long nowNanos) {
    while (entry.rank < entry.ranking.size()) {
      int member = entry.ranking.get(entry.rank);
      if (!lease.isSilent(member)) {
        DelegateInstance offer = hand(entry, member, examined, nowNanos);
        ports.transport().send(lease.name(member), onTerms(entry, offer));
        superior.changed(entry, "", nowNanos);
        return 0;
      }
      entry.rank++;
    }
    return exhaustion.exhausted(entry, reason, nowNanos);
  }

  private static ParentToOrchestrator onTerms(Offering entry, DelegateInstance offer) {
    Terms terms = entry.member() == entry.home ? Terms.RETURN : entry.terms();
    Optional<Double> most =
        terms.most().isPresent() ? Optional.of(terms.most().getAsDouble()) : Optional.empty();
    return terms.equals(Terms.NONE) ? offer : new OfferMove(offer, most, terms.purpose());
  }

  /** Tells the member that has an instance that it is to start, if it only holds a place. */
  void start(Offering entry, long nowNanos) {
    int member = entry.member();
    ServiceSpec spec = entry.spec().orElseThrow();
    entry.learnTerms(Terms.NONE);
    entry.place(member, entry.epoch(), nowNanos);
    ports
        .transport()
        .send(
            lease.name(member),
            new DelegateInstance(
                entry.id(),
                entry.epoch().delegation(depth + 1),
                spec,
                toldTo(member, entry, spec)));
  }

  /** A member refuses an offer: it goes on to the next; returns candidates examined. */
  int refused(Offering entry, int member, DelegationRefused m, long nowNanos) {
    Cause cause =
        m.aggregate().shortfall(entry.spec().orElseThrow()).isPresent()
            ? Cause.STALE_VIEW
            : Cause.AGGREGATE_AMBIGUITY;
    ports
        .trace()
        .emit(
            new TraceEvent.OfferRefused(
                entry.id(), entry.epoch(), lease.name(member), m.refusal(), cause));
    entry.take(Event.REFUSED, ports.trace());
    entry.refusedBecause(entry.refusal().plus(m.refusal()));
    entry.rank++;
    return offerNext(entry, 0, entry.reason, nowNanos);
  }

  private DelegateInstance hand(Offering entry, int member, int examined, long nowNanos) {
    Epoch epoch = entry.issued().raisedAt(depth, session);
    offerings.assign(entry, member, epoch, nowNanos);
    entry.take(Event.DELEGATED, ports.trace());
    ports.journal().append(new JournalRecord.Delegated(entry.id(), epoch, lease.name(member)));
    ports
        .trace()
        .emit(new TraceEvent.Offered(entry.id(), epoch, lease.name(member), entry.rank, examined));
    ServiceSpec spec = entry.spec().orElseThrow();
    grants.grant(spec, member);
    return new DelegateInstance(entry.id(), epoch, spec, toldTo(member, entry, spec));
  }
}
