package arboretum.orchestrator.cluster;

import arboretum.coordinates.Coordinate;
import arboretum.model.NodeName;
import arboretum.model.NodeTraits;
import arboretum.model.ServiceSpec;
import arboretum.model.Shortfall;
import arboretum.plugin.WorkerView;
import java.util.Optional;

/** A view that searches by the scans that {@link WorkerView} defines its answers by. */
record ScanView(WorkerView of) implements WorkerView {
  @Override
  public int size() {
    return of.size();
  }

  @Override
  public NodeName name(int worker) {
    return of.name(worker);
  }

  @Override
  public boolean isActive(int worker) {
    return of.isActive(worker);
  }

  @Override
  public NodeTraits traits(int worker) {
    return of.traits(worker);
  }

  @Override
  public long freeCpuMillis(int worker) {
    return of.freeCpuMillis(worker);
  }

  @Override
  public long freeMemoryBytes(int worker) {
    return of.freeMemoryBytes(worker);
  }

  @Override
  public long freeGpuMillis(int worker) {
    return of.freeGpuMillis(worker);
  }

  @Override
  public long cpuMillis(int worker) {
    return of.cpuMillis(worker);
  }

  @Override
  public long memoryBytes(int worker) {
    return of.memoryBytes(worker);
  }

  @Override
  public long busyCpuMillis(int worker) {
    return of.busyCpuMillis(worker);
  }

  @Override
  public Optional<Coordinate> coordinate(int worker) {
    return of.coordinate(worker);
  }

  @Override
  public int instances(int worker) {
    return of.instances(worker);
  }

  @Override
  public boolean fits(int worker, ServiceSpec spec) {
    return of.fits(worker, spec);
  }

  @Override
  public Optional<Shortfall> shortfall(int worker, ServiceSpec spec) {
    return of.shortfall(worker, spec);
  }
}
