package arboretum.protocol;

import arboretum.model.ServiceName;

/**
 * The ways to a service have changed: who has an interest asks again (Oakestra's code, where the
 * news carries nothing but the name).
 */
public record RoutesChanged(ServiceName service)
    implements OrchestratorToWorker, ParentToOrchestrator {
  @Override
  public int wireBytes() {
    return Wire.object("routes-changed") + Wire.field("service", Wire.string(service.value()));
  }
}
