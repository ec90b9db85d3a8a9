package arboretum.experiment.data.catalog;

import arboretum.units.BitsPerSecond;
import arboretum.units.Bytes;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A kind of device.
 *
 * @param name as scenarios write it
 * @param architecture as container images name it: {@code amd64} or {@code arm64}
 * @param cores logical cores, at least 1
 * @param memory all of it
 * @param gpus whole GPUs
 * @param speed speed of one core relative to the reference core, above 0: what takes t there takes
 *     t / speed here
 * @param downlink rate at which images can arrive
 * @param bootNanos time in nanoseconds from the order to start a container whose image is local
 *     until its process runs
 * @param sources for each of the fields above but the name, where its value is from; begins with
 *     {@code stated}, {@code measured}, {@code derived} or {@code assumed}
 */
public record DeviceProfile(
    String name,
    String architecture,
    int cores,
    Bytes memory,
    int gpus,
    double speed,
    BitsPerSecond downlink,
    long bootNanos,
    SortedMap<String, String> sources) {
  public DeviceProfile {
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
  }
}
