package arboretum.orchestrator.root;

import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.orchestrator.delegation.Delegation;
import arboretum.orchestrator.delegation.InstanceEntry;
import arboretum.orchestrator.routing.RouteDesk.Knowledge;
import arboretum.protocol.Route;
import java.util.List;
import java.util.Optional;

/**
 * What the root knows of ways to instances: which services exist, their addresses, who has them.
 */
record RootRoutes(Services services, Delegation delegation) implements Knowledge {
  @Override
  public Optional<Route> route(InstanceId instance) {
    return Optional.empty(); // it has no workers
  }

  @Override
  public List<NodeName> holders(InstanceId instance) {
    return delegation.holders(instance);
  }

  @Override
  public List<InstanceId> instances() {
    return delegation.entries().stream().map(InstanceEntry::id).toList();
  }

  @Override
  public boolean exists(ServiceName service) {
    return services.named(service).isPresent();
  }

  @Override
  public List<Integer> addresses(ServiceName service) {
    return services.named(service).map(services.addresses()::of).orElse(List.of());
  }

  @Override
  public int address(InstanceId instance) {
    return services.addresses().of(instance);
  }
}
