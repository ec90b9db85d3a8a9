package arboretum.live.hollow;

import arboretum.experiment.plan.Device;
import arboretum.model.ServiceSpec;
import java.util.TreeMap;

/**
 * The images of one device and its one link for pulls: different images come one after the other,
 * each at the whole rate. Outlives the node's sessions. One thread at a time.
 */
final class ImageStore {
  private final Device device;

  /** When each image is, or was, here. */
  private final TreeMap<String, Long> hereAtNanos = new TreeMap<>();

  private long linkFreeAtNanos;

  ImageStore(Device device) {
    this.device = device;
  }

  /** Returns when the image is here, and begins its pull if nobody did. */
  long hereAt(ServiceSpec spec, long nowNanos) {
    Long at = hereAtNanos.get(spec.image());
    if (at == null) {
      at = Math.max(nowNanos, linkFreeAtNanos) + device.pullRate().nanosFor(spec.imageSize());
      linkFreeAtNanos = at;
      hereAtNanos.put(spec.image(), at);
    }
    return Math.max(at, nowNanos);
  }

  /** The device stopped: pulls under way are gone. */
  void interrupt(long nowNanos) {
    hereAtNanos.values().removeIf(at -> at > nowNanos);
    linkFreeAtNanos = nowNanos;
  }

  void lose() {
    hereAtNanos.clear();
  }
}
