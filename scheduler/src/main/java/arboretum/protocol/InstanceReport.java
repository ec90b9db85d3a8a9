package arboretum.protocol;

import arboretum.lifecycle.InstanceState;
import arboretum.model.Allocation;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;

/**
 * One instance as its worker knows it.
 *
 * @param state {@code NODE_SCHEDULED} until the container is made, then as the runtime says
 * @param allocation what it holds there
 */
public record InstanceReport(
    InstanceId instance, Epoch epoch, InstanceState state, Allocation allocation) {
  int wireBytes() {
    return Wire.plain(
        Wire.field("instance", Wire.instance(instance))
            + Wire.field("epoch", Wire.epoch(epoch))
            + Wire.field("state", Wire.string(state.name()))
            + Wire.field("allocation", Wire.allocation(allocation)));
  }
}
