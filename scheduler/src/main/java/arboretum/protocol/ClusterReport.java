package arboretum.protocol;

import arboretum.aggregate.Aggregate;
import java.util.List;

/**
 * What a cluster lets its parent know.
 *
 * @param version rises with every push within a session, from 1
 * @param aggregate free capacity below
 * @param instances all instances that the cluster answers for
 */
public record ClusterReport(long version, Aggregate aggregate, List<InstanceStatus> instances) {
  public ClusterReport {
    instances = List.copyOf(instances);
  }

  int wireBytes() {
    int statuses = 0;
    for (int i = 0; i < instances.size(); i++) {
      statuses += instances.get(i).wireBytes();
    }
    return Wire.plain(
        Wire.field("version", Wire.LONG)
            + Wire.field("aggregate", Wire.aggregate(aggregate))
            + Wire.field("instances", Wire.list(instances.size(), statuses)));
  }
}
