package arboretum.orchestrator.cluster;

import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.orchestrator.delegation.InstanceEntry;
import arboretum.orchestrator.routing.RouteDesk.Knowledge;
import arboretum.protocol.Route;
import java.util.List;
import java.util.Optional;

/**
 * What a cluster orchestrator knows of ways to instances; services and addresses are the root's.
 */
record RoutesBelow(Below below) implements Knowledge {
  @Override
  public Optional<Route> route(InstanceId instance) {
    return below.route(instance);
  }

  @Override
  public List<NodeName> holders(InstanceId instance) {
    return below.holders(instance);
  }

  @Override
  public List<InstanceId> instances() {
    return below.entries().stream().map(InstanceEntry::id).toList();
  }

  @Override
  public boolean exists(ServiceName service) {
    throw new IllegalStateException("the root knows whether there is a " + service);
  }

  @Override
  public List<Integer> addresses(ServiceName service) {
    throw new IllegalStateException("the root knows the addresses of " + service);
  }

  @Override
  public int address(InstanceId instance) {
    return 0; // the parent tells
  }
}
