package arboretum.orchestrator.cluster;

import arboretum.coordinates.Coordinate;
import arboretum.model.NodeName;
import arboretum.model.NodeTraits;
import arboretum.model.ServiceSpec;
import arboretum.model.Shortfall;
import arboretum.plugin.WorkerView;
import java.util.Optional;

/**
 * The workers of a cluster to which an instance may move: all but the one where it is, or only what
 * was asked for.
 */
record Others(WorkerView all, int present, Optional<NodeName> only) implements WorkerView {
  private boolean isOut(int worker) {
    return worker == present || (only.isPresent() && !all.name(worker).isWithin(only.get()));
  }

  @Override
  public int size() {
    return all.size();
  }

  @Override
  public NodeName name(int worker) {
    return all.name(worker);
  }

  @Override
  public NodeTraits traits(int worker) {
    return all.traits(worker);
  }

  @Override
  public long freeCpuMillis(int worker) {
    return all.freeCpuMillis(worker);
  }

  @Override
  public long freeMemoryBytes(int worker) {
    return all.freeMemoryBytes(worker);
  }

  @Override
  public long freeGpuMillis(int worker) {
    return all.freeGpuMillis(worker);
  }

  @Override
  public long cpuMillis(int worker) {
    return all.cpuMillis(worker);
  }

  @Override
  public long memoryBytes(int worker) {
    return all.memoryBytes(worker);
  }

  @Override
  public long busyCpuMillis(int worker) {
    return all.busyCpuMillis(worker);
  }

  @Override
  public Optional<Coordinate> coordinate(int worker) {
    return all.coordinate(worker);
  }

  @Override
  public int instances(int worker) {
    return all.instances(worker);
  }

  @Override
  public boolean fits(int worker, ServiceSpec spec) {
    return !isOut(worker) && all.fits(worker, spec);
  }

  @Override
  public Optional<Shortfall> shortfall(int worker, ServiceSpec spec) {
    return isOut(worker) ? Shortfall.DIRECT.found() : all.shortfall(worker, spec);
  }
}
