package arboretum.experiment.plan;

import arboretum.model.NodeName;
import arboretum.units.GeoPoint;
import java.util.Optional;

/**
 * A user's device. It runs no role; it answers probes, and services have limits on the latency to
 * it.
 *
 * @param name below {@code users}
 */
public record UserPlan(NodeName name, Optional<GeoPoint> place, int matrixRow) implements Endpoint {
  @Override
  public boolean isOrchestrator() {
    return false;
  }
}
