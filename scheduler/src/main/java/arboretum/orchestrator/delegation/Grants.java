package arboretum.orchestrator.delegation;

import arboretum.model.InstanceId;
import arboretum.model.NumberBlock;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.LevelSettings;
import arboretum.port.Ports;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.ParentToOrchestrator.GrantNumbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The blocks of instance numbers that members were granted, for services that they may scale.
 *
 * <p>A member has one block of a service at a time. It is sent again with each delegation until one
 * of its numbers turns up, or the member restarts; then the next one is granted, which has higher
 * numbers and takes the place of the former. So a member that cannot hear its parent may make as
 * many instances of a service as its block has numbers.
 */
final class Grants {
  private record Grant(int member, NumberBlock block) {}

  /** The block that a member has now. */
  private record Held(long session, NumberBlock block) {}

  private static final class OfService {
    final ServiceSpec spec;
    final List<Grant> all = new ArrayList<>();
    final Map<Integer, Held> held = new LinkedHashMap<>();

    OfService(ServiceSpec spec) {
      this.spec = spec;
    }
  }

  private final LevelSettings levels;
  private final Ports ports;
  private final Superior superior;
  private final Lease lease;
  private final Map<ServiceName, OfService> services = new LinkedHashMap<>();

  /** Numbers that turned up: none of them is taken up again once it has come to its end. */
  private final Set<InstanceId> used = new LinkedHashSet<>();

  Grants(LevelSettings levels, Ports ports, Superior superior, Lease lease) {
    this.levels = levels;
    this.ports = ports;
    this.superior = superior;
    this.lease = lease;
  }

  /** Grants a member numbers, or tells it again which it has, if it may scale the service. */
  void grant(ServiceSpec spec, int member) {
    if (!levels.mayReplicate(spec)) {
      return;
    }
    OfService service = services.computeIfAbsent(spec.name(), name -> new OfService(spec));
    Held held = service.held.get(member);
    if (held == null || held.session() != lease.session(member)) {
      Optional<NumberBlock> block = superior.numbers(spec.name(), levels.block());
      if (block.isEmpty()) {
        return;
      }
      held = new Held(lease.session(member), block.get());
      ports
          .journal()
          .append(new JournalRecord.NumbersGranted(spec, block.get(), lease.name(member)));
      service.all.add(new Grant(member, block.get()));
      service.held.put(member, held);
    }
    ports
        .transport()
        .send(lease.name(member), new GrantNumbers(held.session(), spec.name(), held.block()));
  }

  /**
   * Returns what an instance is whose number its member was granted and that did not turn up
   * before; empty if it is not such a one.
   */
  Optional<ServiceSpec> unused(int member, InstanceId instance) {
    OfService service = services.get(instance.service());
    if (service == null || used.contains(instance)) {
      return Optional.empty();
    }
    for (Grant grant : service.all) {
      if (grant.member() == member && grant.block().contains(instance.number())) {
        return Optional.of(service.spec);
      }
    }
    return Optional.empty();
  }

  /** An instance of that number is answered for here from now on. */
  void use(InstanceId instance) {
    if (!NumberBlock.has(instance.number())) {
      return;
    }
    used.add(instance);
    OfService service = services.get(instance.service());
    if (service != null) {
      service.held.values().removeIf(held -> held.block().contains(instance.number()));
    }
  }

  /** Recovery: what was granted counts, but is not sent again. */
  void recover(ServiceSpec spec, NumberBlock block, int member) {
    services
        .computeIfAbsent(spec.name(), name -> new OfService(spec))
        .all
        .add(new Grant(member, block));
  }

  /** A service is not wanted any more: what was granted for it is void. */
  void revoke(ServiceName service) {
    services.remove(service);
    used.removeIf(instance -> instance.service().equals(service));
  }
}
