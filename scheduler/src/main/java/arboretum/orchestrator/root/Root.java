package arboretum.orchestrator.root;

import arboretum.lifecycle.InstanceState;
import arboretum.lifecycle.Lifecycle.Event;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.NumberBlock;
import arboretum.model.Resources;
import arboretum.model.ServiceName;
import arboretum.orchestrator.Plugged;
import arboretum.orchestrator.Role;
import arboretum.orchestrator.Settings;
import arboretum.orchestrator.Settings.Offers.Offering;
import arboretum.orchestrator.Settings.Offers.Retry;
import arboretum.orchestrator.delegation.Delegation;
import arboretum.orchestrator.delegation.InstanceEntry;
import arboretum.orchestrator.delegation.Lease;
import arboretum.orchestrator.delegation.Superior;
import arboretum.orchestrator.routing.Routing;
import arboretum.plugin.ClusterRanking;
import arboretum.port.Ports;
import arboretum.protocol.Input;
import arboretum.protocol.InstanceStatus;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.OrchestratorToParent;
import arboretum.protocol.OrchestratorToParent.DelegationRefused.Offer;
import arboretum.protocol.Payload;
import arboretum.protocol.TimerId;
import arboretum.protocol.UserToRoot;
import arboretum.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The root: keeps what operators want, issues instance numbers, and delegates every instance to a
 * cluster.
 *
 * <p>An instance that no cluster takes is pending: it is offered again as {@code Settings.Offers}
 * says, until it runs, is withdrawn, or is rejected for good.
 */
public final class Root implements Role, Superior {
  private static final TimerId RETRY = TimerId.of(TimerId.Kind.RETRY);

  private final NodeName name;
  private final Settings settings;
  private final Ports ports;
  private final Delegation delegation;
  private final Services services;
  private final Groups groups = new Groups();
  private final PendingQueue pending;
  private final Routing routing;
  private long session = 1;

  public Root(NodeName name, Settings settings, ClusterRanking policy, Ports ports) {
    this(name, settings, policy, Plugged.NOTHING, ports);
  }

  /** A root with further policies. */
  public Root(
      NodeName name, Settings settings, ClusterRanking policy, Plugged plugged, Ports ports) {
    this.name = name;
    this.settings = settings;
    this.ports = ports;
    this.services = new Services(Addresses.of(settings, ports.trace()));
    this.delegation = new Delegation(name.depth(), settings, policy, plugged, ports, this);
    this.pending = new PendingQueue(settings.offers(), delegation, groups, ports);
    this.routing =
        Routing.of(name, null, settings, ports.transport(), new RootRoutes(services, delegation));
  }

  @Override
  public NodeName name() {
    return name;
  }

  @Override
  public int handle(Input input) {
    int examined = handle(input.payload(), input.atNanos());
    routing.flush();
    return examined;
  }

  private int handle(Payload arrived, long now) {
    return switch (arrived) {
      case Payload.Started started -> start(started, now);
      case Payload.TimerFired fired -> fired(fired.timer(), now);
      case Payload.Operator operator -> operate(operator.request(), now);
      case Payload.Received received -> received(received, now);
      case Payload.RuntimeOutcome payload -> throw misdirected(payload);
      case Payload.UsageSample payload -> throw misdirected(payload);
      case Payload.Probed payload -> throw misdirected(payload);
      case Payload.Connect payload -> throw misdirected(payload);
      case Payload.ConnectionEnded payload -> throw misdirected(payload);
    };
  }

  private int start(Payload.Started started, long nowNanos) {
    session = started.session();
    var journal = new JournalReader(services, delegation);
    started.recovered().forEach(record -> journal.read(record, nowNanos));
    delegation.start(started.session(), nowNanos);
    routing.start(started.session(), nowNanos);
    if (settings.offers().retry() != Retry.NEVER) {
      ports
          .timers()
          .every(RETRY, settings.offers().retryEveryNanos(), settings.offers().retryEveryNanos());
    }
    for (Services.Service service : List.copyOf(services.all())) {
      if (service.unissued > 0) { // the journal was cut right behind the wish
        issue(service, service.instances().size() + service.unissued);
      }
    }
    int examined = 0;
    for (InstanceEntry entry : List.copyOf(delegation.entries())) {
      if (entry.state() == InstanceState.REQUESTED) {
        examined += delegation.offer(entry, Offer.FIRST, nowNanos);
      }
    }
    return examined;
  }

  private int fired(TimerId timer, long nowNanos) {
    return switch (timer.kind()) {
      case SWEEP -> {
        routing.tick(nowNanos);
        yield delegation.sweep(nowNanos);
      }
      case RETRY -> pending.offerAll(nowNanos);
      case HEARTBEAT,
          AGGREGATE,
          REDEPLOY_SCAN,
          REGISTER,
          COORDINATE,
          MEASURE,
          ROUTES,
          DRAIN,
          RESTART,
          WATCH ->
          throw misdirected(timer);
    };
  }

  private int received(Payload.Received received, long nowNanos) {
    if (received.message() instanceof UserToRoot request) {
      return operate(request, nowNanos);
    }
    if (!(received.message() instanceof OrchestratorToParent message)) {
      throw misdirected(received.message());
    }
    if (routing.receive(received.from(), message, nowNanos)) {
      return 0;
    }
    int examined = delegation.receive(received.from(), message, nowNanos);
    boolean carriesAggregate =
        message instanceof OrchestratorToParent.AggregatePush
            || message instanceof OrchestratorToParent.RegisterCluster;
    int member = delegation.member(received.from());
    if (carriesAggregate
        && member != Lease.UNKNOWN
        && settings.offers().retry() == Retry.ON_AGGREGATE) {
      examined += pending.offerTo(member, nowNanos);
    }
    return examined;
  }

  private int operate(UserToRoot request, long nowNanos) {
    return switch (request) {
      case UserToRoot.DeployApplication application -> deploy(application, nowNanos);
      case UserToRoot.DeployService deploy -> deploy(deploy, nowNanos);
      case UserToRoot.ScaleService scale -> scale(scale.service(), scale.replicas(), nowNanos);
      case UserToRoot.UndeployService undeploy -> {
        scale(undeploy.service(), 0, nowNanos);
        yield 0;
      }
      case UserToRoot.MigrateInstance migrate -> {
        InstanceEntry entry = delegation.entry(migrate.instance()).orElse(null);
        yield entry == null ? 0 : delegation.move(entry, migrate.to(), nowNanos);
      }
    };
  }

  private int deploy(UserToRoot.DeployService deploy, long nowNanos) {
    if (services.get(deploy.service()) != null) {
      return 0; // a repetition
    }
    services.want(deploy.spec());
    return scale(deploy.service(), deploy.replicas(), nowNanos);
  }

  private int deploy(UserToRoot.DeployApplication application, long nowNanos) {
    List<InstanceEntry> entries = new ArrayList<>();
    for (UserToRoot.DeployService deploy : application.services()) {
      if (services.get(deploy.service()) == null) {
        entries.addAll(issue(services.want(deploy.spec()), deploy.replicas()));
      }
    }
    if (settings.offers().offering() == Offering.ONE_BY_ONE || entries.isEmpty()) {
      return offerEach(entries, nowNanos);
    }
    return settings.offers().offering() == Offering.ALL_OR_NOTHING
        ? pending.offerTogether(groups.open(entries), nowNanos)
        : delegation.offerTogether(entries, nowNanos);
  }

  private int scale(ServiceName service, int replicas, long nowNanos) {
    Services.Service wanted = services.get(service);
    if (wanted == null) {
      return 0; // not deployed, or withdrawn already
    }
    while (wanted.instances().size() > replicas) {
      InstanceId youngest = wanted.instances().removeLast();
      delegation.entry(youngest).ifPresent(entry -> withdraw(entry, nowNanos));
    }
    int examined = offerEach(issue(wanted, replicas), nowNanos);
    if (replicas == 0) {
      remove(service);
    }
    return examined;
  }

  private void remove(ServiceName service) {
    services.remove(service);
    routing.touch(service);
    delegation.revoke(service);
  }

  private int offerEach(List<InstanceEntry> entries, long nowNanos) {
    int examined = 0;
    for (InstanceEntry entry : entries) {
      examined += delegation.offer(entry, Offer.FIRST, nowNanos);
    }
    return examined;
  }

  /** Issues numbers until a service has as many instances as are wanted; returns the new ones. */
  private List<InstanceEntry> issue(Services.Service wanted, int replicas) {
    ServiceName service = wanted.spec().name();
    ports.journal().append(new JournalRecord.Desired(wanted.spec(), replicas));
    int firstNew = services.next(service);
    while (wanted.instances().size() < replicas) {
      wanted.instances().addLast(services.issue(service));
    }
    if (services.next(service) > firstNew) {
      ports.journal().append(new JournalRecord.NumbersIssued(service, services.next(service)));
    }
    List<InstanceEntry> entries = new ArrayList<>();
    for (int number = firstNew; number < services.next(service); number++) {
      InstanceId id = new InstanceId(service, number);
      ports.trace().emit(new TraceEvent.Requested(id));
      entries.add(delegation.add(id, wanted.spec(), Epoch.NONE));
    }
    return entries;
  }

  private void withdraw(InstanceEntry entry, long nowNanos) {
    groups.left(entry);
    pending.remove(entry);
    routing.touch(entry.id());
    delegation.withdraw(entry, nowNanos);
  }

  @Override
  public void changed(InstanceEntry entry, String detail, long nowNanos) {
    routing.touch(entry.id());
    if (entry.state().isPlaced()) {
      groups.placed(entry);
      pending.remove(entry);
    }
  }

  @Override
  public int exhausted(InstanceEntry entry, Offer offer, long nowNanos) {
    if (settings.offers().retry() == Retry.NEVER) {
      boolean nobodyRanked = entry.issued().equals(Epoch.NONE);
      entry.take(nobodyRanked ? Event.NO_CLUSTER : Event.NO_WORKER, ports.trace());
      ports.trace().emit(new TraceEvent.Pending(entry.id(), entry.refusal()));
      return 0;
    }
    Optional<Groups.Group> group = groups.of(entry);
    if (group.isPresent()) {
      pending.takeBack(group.get(), nowNanos);
    } else {
      pending.add(entry, nowNanos);
    }
    return 0;
  }

  /**
   * The wish for such an instance was lost with the tail of the journal, unless the number is known
   * to have been issued; then it came to its end here. Neither is issued again.
   */
  @Override
  public void unknown(InstanceId instance) {
    if (services.raiseNext(instance.service(), instance.number() + 1)) {
      ports
          .journal()
          .append(new JournalRecord.NumbersHeard(instance.service(), instance.number() + 1));
      ports.trace().emit(new TraceEvent.WishLost(instance));
    }
  }

  @Override
  public boolean awaitsAcknowledgement() {
    return false; // it has no parent
  }

  @Override
  public void gone(InstanceEntry entry) {
    routing.touch(entry.id());
    services.addresses().release(entry.id());
    groups.left(entry);
    pending.remove(entry);
    Services.Service service = services.get(entry.id().service());
    if (service != null) {
      service.instances().remove(entry.id());
      if (service.instances().isEmpty()) {
        remove(entry.id().service());
      }
    }
  }

  @Override
  public Optional<NumberBlock> numbers(ServiceName service, int most) {
    return services.block(service, most, session);
  }

  @Override
  public void tookUp(InstanceEntry entry) {
    Services.Service service = services.get(entry.id().service());
    if (service != null) {
      service.instances().addLast(entry.id());
    }
  }

  @Override
  public int unmoved(InstanceEntry entry, double most, long nowNanos) {
    return 0; // where it runs, nobody has a better place
  }

  @Override
  public int lacking(InstanceEntry entry, long nowNanos) {
    Services.Service service = services.get(entry.id().service());
    if (service == null || !service.asks(entry.id())) {
      return 0;
    }
    int replicas = service.instances().size() + 1;
    ports.journal().append(new JournalRecord.Replicated(entry.id(), replicas));
    return scale(entry.id().service(), replicas, nowNanos);
  }

  private IllegalStateException misdirected(Object what) {
    return new IllegalStateException(name + " is the root and got " + what);
  }

  /**
   * Returns an instance as the root sees it; empty if it has come to its end. For invariants in
   * tests.
   */
  public Optional<InstanceState> state(InstanceId id) {
    return delegation.entry(id).map(InstanceEntry::state);
  }

  /** Returns which members are told of the ways to a service, for invariants in tests. */
  public Set<NodeName> interested(ServiceName service) {
    return routing.interested(service);
  }

  /** Returns what it answers for, for invariants in tests. */
  public List<InstanceStatus> statuses() {
    return delegation.entries().stream().map(InstanceEntry::status).toList();
  }

  /**
   * Returns what all instances that the root answers for have asked for, in sum. For invariants in
   * tests.
   */
  public Resources wanted() {
    Resources sum = Resources.NONE;
    for (InstanceEntry entry : delegation.entries()) {
      sum = sum.plus(entry.spec().orElseThrow().request());
    }
    return sum;
  }
}
