package arboretum.experiment.metric;

import arboretum.model.Epoch;
import arboretum.model.NodeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which containers run where. */
final class CopyBook {
  private record Copy(TrackedInstance instance, Epoch epoch) {}

  private final Map<NodeName, List<Copy>> byWorker = new LinkedHashMap<>();

  /** Returns whether the copy was not known before. */
  boolean add(NodeName worker, TrackedInstance instance, Epoch epoch) {
    List<Copy> copies = byWorker.computeIfAbsent(worker, name -> new ArrayList<>(4));
    if (find(copies, instance, epoch, Match.EPOCH) >= 0) {
      return false;
    }
    copies.add(new Copy(instance, epoch));
    return true;
  }

  /**
   * Returns whether a copy was there. One with another epoch is taken if there is none with this
   * one: a worker may have been told a higher epoch for a container that it kept.
   */
  boolean remove(NodeName worker, TrackedInstance instance, Epoch epoch) {
    List<Copy> copies = byWorker.getOrDefault(worker, List.of());
    int index = find(copies, instance, epoch, Match.EPOCH);
    if (index < 0) {
      index = find(copies, instance, epoch, Match.INSTANCE);
    }
    if (index < 0) {
      return false;
    }
    Copy last = copies.removeLast();
    if (index < copies.size()) {
      copies.set(index, last);
    }
    return true;
  }

  /** Removes all copies of a worker; returns their instances. */
  List<TrackedInstance> removeAll(NodeName worker) {
    List<Copy> copies = byWorker.remove(worker);
    return copies == null ? List.of() : copies.stream().map(Copy::instance).toList();
  }

  private enum Match {
    EPOCH,
    INSTANCE
  }

  private static int find(List<Copy> copies, TrackedInstance instance, Epoch epoch, Match match) {
    for (int i = 0; i < copies.size(); i++) {
      Copy copy = copies.get(i);
      if (copy.instance == instance && (match == Match.INSTANCE || copy.epoch.equals(epoch))) {
        return i;
      }
    }
    return -1;
  }
}
