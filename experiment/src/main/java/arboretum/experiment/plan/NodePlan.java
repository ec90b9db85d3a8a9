package arboretum.experiment.plan;

import arboretum.model.NodeName;
import arboretum.model.NodeTraits;
import arboretum.orchestrator.Settings;
import arboretum.units.GeoPoint;
import java.util.Optional;

/**
 * One node of the tree.
 *
 * @param tier which role it plays
 * @param device the machine it runs on
 * @param place where it stands; needed by a network by geography
 * @param matrixRow its row in the latency matrix; -1 without a matrix
 * @param settings how it behaves
 * @param scheduler name of its policy: a ranking of clusters or a selection of workers; empty for a
 *     worker
 */
public record NodePlan(
    NodeName name,
    Tier tier,
    Device device,
    Optional<GeoPoint> place,
    int matrixRow,
    Settings settings,
    String scheduler) {
  /** Returns what the node's device is, and where it stands. */
  public NodeTraits traits() {
    NodeTraits is = device.traits();
    return new NodeTraits(
        is.virtualizations(),
        is.architecture(),
        is.addons(),
        is.labels(),
        is.volumeDrivers(),
        place);
  }

  /** Which role a node plays. */
  public enum Tier {
    ROOT,
    /** A cluster orchestrator; its members are workers, or orchestrators. */
    CLUSTER,
    WORKER
  }
}
