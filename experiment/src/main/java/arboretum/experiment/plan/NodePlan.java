package arboretum.experiment.plan;

import arboretum.model.NodeName;
import arboretum.model.NodeTraits;
import arboretum.orchestrator.Settings;
import arboretum.placement.LatencySettings;
import arboretum.plugin.PolicySettings;
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
 * @param scheduler its policy; {@link Scheduler#NONE} for a worker
 * @param extensions policies of plug-ins beside the scheduler
 */
public record NodePlan(
    NodeName name,
    Tier tier,
    Device device,
    Optional<GeoPoint> place,
    int matrixRow,
    Settings settings,
    Scheduler scheduler,
    Extensions extensions)
    implements Endpoint {
  /** Without plug-ins beside the scheduler. */
  public NodePlan(
      NodeName name,
      Tier tier,
      Device device,
      Optional<GeoPoint> place,
      int matrixRow,
      Settings settings,
      Scheduler scheduler) {
    this(name, tier, device, place, matrixRow, settings, scheduler, Extensions.NONE);
  }

  /** With a policy that knows no latency, or that has standard settings. */
  public NodePlan(
      NodeName name,
      Tier tier,
      Device device,
      Optional<GeoPoint> place,
      int matrixRow,
      Settings settings,
      String scheduler) {
    this(name, tier, device, place, matrixRow, settings, Scheduler.of(scheduler));
  }

  /** Returns the same at another row of the latency matrix. */
  public NodePlan at(int row) {
    return new NodePlan(name, tier, device, place, row, settings, scheduler, extensions);
  }

  @Override
  public boolean isOrchestrator() {
    return tier != Tier.WORKER;
  }

  /** Returns what the node's device is, and where it stands. */
  public NodeTraits traits() {
    return device.traits().standing(place);
  }

  /**
   * The policy of an orchestrator.
   *
   * @param name a ranking of clusters or a selection of workers; empty for a worker
   * @param latency how it decides, if it is one that knows latency
   * @param settings of a plug-in
   */
  public record Scheduler(String name, LatencySettings latency, PolicySettings settings) {
    /** One that comes with the project. */
    public Scheduler(String name, LatencySettings latency) {
      this(name, latency, PolicySettings.NONE);
    }

    /** A worker has none. */
    public static final Scheduler NONE = new Scheduler("", LatencySettings.standard());

    /** One that knows no latency, or with standard settings. */
    public static Scheduler of(String name) {
      return new Scheduler(name, LatencySettings.standard());
    }
  }

  /** Which role a node plays. */
  public enum Tier {
    ROOT,
    /** A cluster orchestrator; its members are workers, or orchestrators. */
    CLUSTER,
    WORKER
  }
}
