package arboretum.placement;

import arboretum.coordinates.Coordinate;
import arboretum.model.NodeName;
import arboretum.model.NodeTraits;
import arboretum.model.Resources;
import arboretum.model.ServiceSpec;
import arboretum.model.Shortfall;
import arboretum.plugin.WorkerView;
import arboretum.units.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Workers of a test: capacity, place and coordinate. */
final class Workers implements WorkerView {
  private record One(
      long cpuMillis, long memoryBytes, NodeTraits traits, Optional<Coordinate> coordinate) {}

  private final List<One> all = new ArrayList<>();

  Workers add(long cpuMillis, long memoryBytes, GeoPoint at, Coordinate coordinate) {
    NodeTraits traits = NodeTraits.PLAIN.standing(Optional.of(at));
    all.add(new One(cpuMillis, memoryBytes, traits, Optional.of(coordinate)));
    return this;
  }

  static NodeName named(int worker) {
    return NodeName.ROOT.child("c").child("w" + worker);
  }

  @Override
  public int size() {
    return all.size();
  }

  @Override
  public NodeName name(int worker) {
    return named(worker);
  }

  @Override
  public NodeTraits traits(int worker) {
    return all.get(worker).traits();
  }

  @Override
  public long freeCpuMillis(int worker) {
    return all.get(worker).cpuMillis();
  }

  @Override
  public long freeMemoryBytes(int worker) {
    return all.get(worker).memoryBytes();
  }

  @Override
  public long freeGpuMillis(int worker) {
    return 0;
  }

  @Override
  public long cpuMillis(int worker) {
    return all.get(worker).cpuMillis();
  }

  @Override
  public long memoryBytes(int worker) {
    return all.get(worker).memoryBytes();
  }

  @Override
  public long busyCpuMillis(int worker) {
    return 0;
  }

  @Override
  public Optional<Coordinate> coordinate(int worker) {
    return all.get(worker).coordinate();
  }

  @Override
  public int instances(int worker) {
    return 0;
  }

  @Override
  public boolean fits(int worker, ServiceSpec spec) {
    return shortfall(worker, spec).isEmpty();
  }

  @Override
  public Optional<Shortfall> shortfall(int worker, ServiceSpec spec) {
    Resources request = spec.request();
    if (request.cpuMillis() > freeCpuMillis(worker)) {
      return Optional.of(Shortfall.CPU);
    }
    return request.memoryBytes() > freeMemoryBytes(worker)
        ? Optional.of(Shortfall.MEMORY)
        : Optional.empty();
  }
}
