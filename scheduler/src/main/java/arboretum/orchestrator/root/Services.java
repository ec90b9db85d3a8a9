package arboretum.orchestrator.root;

import arboretum.model.InstanceId;
import arboretum.model.NumberBlock;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.resolution.SemanticName;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What operators want: services, how many instances of each, and the numbers that were issued. */
final class Services {
  /** One service that is wanted. */
  static final class Service {
    private final ServiceSpec spec;

    /** Recovery: instances that were asked for and whose numbers the journal does not show. */
    int unissued;

    private final Deque<InstanceId> instances = new ArrayDeque<>();
    private final Set<InstanceId> lacking = new LinkedHashSet<>();

    Service(ServiceSpec spec) {
      this.spec = spec;
    }

    ServiceSpec spec() {
      return spec;
    }

    /**
     * An instance asks for another one beside it; returns whether it does so for the first time.
     */
    boolean asks(InstanceId instance) {
      return lacking.add(instance);
    }

    /** Instances that are wanted, oldest first. */
    Deque<InstanceId> instances() {
      return instances;
    }
  }

  private final Addresses addresses;
  private final Map<ServiceName, Service> services = new LinkedHashMap<>();
  private final Map<ServiceName, Integer> nextNumber = new LinkedHashMap<>();
  private final Map<ServiceName, Integer> nextOfBlocks = new LinkedHashMap<>();

  /** By the name under which callers look for it. */
  private final Map<ServiceName, ServiceName> canonical = new LinkedHashMap<>();

  Services(Addresses addresses) {
    this.addresses = addresses;
  }

  Addresses addresses() {
    return addresses;
  }

  @Nullable Service get(ServiceName name) {
    return services.get(name);
  }

  /** Returns the service that callers look for under this name; empty if there is none. */
  Optional<ServiceName> named(ServiceName lookedFor) {
    return Optional.ofNullable(canonical.get(lookedFor));
  }

  Collection<Service> all() {
    return Collections.unmodifiableCollection(services.values());
  }

  Service want(ServiceSpec spec) {
    addresses.assign(spec.name());
    canonical.put(SemanticName.canonical(spec.name()), spec.name());
    return services.computeIfAbsent(spec.name(), name -> new Service(spec));
  }

  void remove(ServiceName name) {
    services.remove(name);
    addresses.release(name);
    canonical.remove(SemanticName.canonical(name));
  }

  /**
   * Issues the next number; numbers are never used again, not even after the service was withdrawn.
   */
  InstanceId issue(ServiceName name) {
    int number = nextNumber.getOrDefault(name, 0);
    nextNumber.put(name, number + 1);
    InstanceId instance = new InstanceId(name, number);
    addresses.assign(instance);
    return instance;
  }

  int next(ServiceName name) {
    return nextNumber.getOrDefault(name, 0);
  }

  /**
   * Returns numbers for a cluster to use by itself, of the range of a session of the root; empty if
   * that is used up. As numbers, they are never granted again.
   */
  Optional<NumberBlock> block(ServiceName name, int most, long session) {
    int ofSession = NumberBlock.firstOf(session);
    int first = Math.max(ofSession, nextOfBlocks.getOrDefault(name, ofSession));
    int count = Math.min(most, ofSession + NumberBlock.PER_SESSION - first);
    if (count < 1) {
      return Optional.empty();
    }
    nextOfBlocks.put(name, first + count);
    return Optional.of(new NumberBlock(first, count));
  }

  /** Numbers below {@code next} are not issued again; returns whether that is news. */
  boolean raiseNext(ServiceName name, int next) {
    Map<ServiceName, Integer> raised = NumberBlock.has(next - 1) ? nextOfBlocks : nextNumber;
    if (next <= raised.getOrDefault(name, 0)) {
      return false;
    }
    raised.put(name, next);
    return true;
  }
}
