package arboretum.protocol;

import arboretum.lifecycle.InstanceState;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;

/** One instance as its cluster tells the parent: which worker runs it stays hidden. */
public record InstanceStatus(InstanceId instance, Epoch epoch, InstanceState state) {
  int wireBytes() {
    return Wire.plain(
        Wire.field("instance", Wire.instance(instance))
            + Wire.field("epoch", Wire.epoch(epoch))
            + Wire.field("state", Wire.string(state.name())));
  }
}
