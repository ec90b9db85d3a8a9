package arboretum.protocol;

import arboretum.model.Availability;
import arboretum.model.Resources;
import java.util.List;

/**
 * The state of a worker; the same object while nothing changes.
 *
 * @param version rises with every change within a session, from 1
 * @param free capacity minus what its instances have reserved
 * @param used measured use; {@link Resources#NONE} where admission does not ask for it
 * @param instances all instances that hold capacity there
 */
public record WorkerReport(
    long version, Availability free, Resources used, List<InstanceReport> instances) {
  public WorkerReport {
    instances = List.copyOf(instances);
  }

  int wireBytes() {
    int reports = 0;
    for (int i = 0; i < instances.size(); i++) {
      reports += instances.get(i).wireBytes();
    }
    return Wire.plain(
        Wire.field("version", Wire.LONG)
            + Wire.field("free", Wire.availability(free))
            + Wire.field("used", Wire.resources(used))
            + Wire.field("instances", Wire.list(instances.size(), reports)));
  }
}
