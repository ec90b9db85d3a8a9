package arboretum.orchestrator.worker;

import arboretum.check.Check;
import arboretum.lifecycle.InstanceState;
import arboretum.model.Allocation;
import arboretum.model.Availability;
import arboretum.model.Capacity;
import arboretum.model.Epoch;
import arboretum.model.Extra;
import arboretum.model.Gpus;
import arboretum.model.InstanceId;
import arboretum.model.Resources;
import arboretum.model.ServiceSpec;
import arboretum.model.Shortfall;
import arboretum.protocol.InstanceReport;
import arboretum.protocol.WorkerReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The copies that one worker holds, what they have reserved, and the report that follows from it.
 */
final class Holdings {
  private record Copy(InstanceId instance, Epoch epoch) {}

  private record Held(ServiceSpec spec, Allocation allocation, InstanceState state) {
    boolean reserves() {
      return state.isPlaced() || state == InstanceState.UNDEPLOYED;
    }
  }

  private final Capacity capacity;
  private final Map<Copy, Held> copies = new LinkedHashMap<>();
  private final int[] freeGpus;
  private long freeCpuMillis;
  private long freeMemoryBytes;
  private List<Extra> freeExtras;
  private Resources used = Resources.NONE;
  private long version;
  private @Nullable WorkerReport report;

  Holdings(Capacity capacity) {
    this.capacity = capacity;
    this.freeCpuMillis = capacity.cpuMillis();
    this.freeMemoryBytes = capacity.memoryBytes();
    this.freeExtras = capacity.extras();
    this.freeGpus = new int[capacity.gpus()];
    Arrays.fill(freeGpus, Resources.WHOLE_GPU);
  }

  Capacity capacity() {
    return capacity;
  }

  /** Returns the report; the same object until something changes. */
  WorkerReport report() {
    WorkerReport current = report;
    if (current == null) {
      List<InstanceReport> instances = new ArrayList<>(copies.size());
      copies.forEach(
          (copy, held) ->
              instances.add(
                  new InstanceReport(
                      copy.instance(), copy.epoch(), held.state(), held.allocation())));
      List<Integer> gpus = IntStream.of(freeGpus).boxed().toList();
      current =
          new WorkerReport(
              ++version,
              new Availability(freeCpuMillis, freeMemoryBytes, gpus, freeExtras),
              used,
              instances);
      report = current;
    }
    return current;
  }

  /** Reads what a heartbeat will need; the sum means nothing. */
  long readAhead() {
    return report == null ? 0 : version;
  }

  void use(long cpuMillis, long memoryBytes) {
    Resources now = new Resources(cpuMillis, memoryBytes, 0);
    if (!now.equals(used)) {
      used = now;
      report = null;
    }
  }

  Optional<Shortfall> shortfall(Allocation allocation) {
    if (allocation.resources().cpuMillis() > freeCpuMillis) {
      return Optional.of(Shortfall.CPU);
    }
    if (allocation.resources().memoryBytes() > freeMemoryBytes) {
      return Optional.of(Shortfall.MEMORY);
    }
    return shortfallOfDevices(allocation);
  }

  /** Looks only at what is reserved under every admission rule: GPUs and extras. */
  Optional<Shortfall> shortfallOfDevices(Allocation allocation) {
    if (!Gpus.canTake(freeGpus, allocation)) {
      return Optional.of(Shortfall.GPU);
    }
    return allocation.resources().extras().stream()
        .filter(wanted -> wanted.amount() > Extra.amount(freeExtras, wanted.kind()))
        .map(wanted -> wanted.kind().shortfall())
        .findFirst();
  }

  void hold(InstanceId instance, Epoch epoch, ServiceSpec spec, Allocation allocation) {
    Held held = new Held(spec, allocation, InstanceState.NODE_SCHEDULED);
    Check.state(
        copies.put(new Copy(instance, epoch), held) == null,
        "%s %s is held already",
        instance,
        epoch);
    reserve(allocation, 1);
    report = null;
  }

  /**
   * Moves a copy; one that ended by itself keeps its entry but reserves nothing, one that was
   * stopped is gone.
   */
  InstanceReport move(InstanceId instance, Epoch epoch, InstanceState state) {
    Copy copy = new Copy(instance, epoch);
    Held before = held(copy);
    boolean stopped = state == InstanceState.UNDEPLOYED;
    if (before.reserves() && !state.isPlaced()) {
      reserve(before.allocation(), -1);
    }
    if (stopped) {
      copies.remove(copy);
    } else {
      copies.put(copy, new Held(before.spec(), before.allocation(), state));
    }
    report = null;
    return new InstanceReport(instance, epoch, state, before.allocation());
  }

  /**
   * Marks a copy as being stopped, or forgets it if it ended already; returns whether it must be
   * stopped.
   */
  boolean stopOrForget(InstanceId instance, Epoch epoch) {
    Copy copy = new Copy(instance, epoch);
    Held before = held(copy);
    if (before.state().isPlaced()) {
      copies.put(copy, new Held(before.spec(), before.allocation(), InstanceState.UNDEPLOYED));
      report = null;
      return true;
    }
    if (before.state() != InstanceState.UNDEPLOYED) {
      copies.remove(copy);
      report = null;
    }
    return false;
  }

  Optional<Epoch> highestEpoch(InstanceId instance) {
    return epochs(instance).stream().max(Epoch::compareTo);
  }

  List<Epoch> epochs(InstanceId instance) {
    List<Epoch> epochs = new ArrayList<>();
    for (Copy copy : copies.keySet()) {
      if (copy.instance().equals(instance)) {
        epochs.add(copy.epoch());
      }
    }
    return epochs;
  }

  Optional<ServiceSpec> spec(InstanceId instance, Epoch epoch) {
    return Optional.ofNullable(copies.get(new Copy(instance, epoch))).map(Held::spec);
  }

  Optional<Allocation> allocation(InstanceId instance, Epoch epoch) {
    return Optional.ofNullable(copies.get(new Copy(instance, epoch)))
        .filter(Held::reserves)
        .map(Held::allocation);
  }

  InstanceState state(InstanceId instance, Epoch epoch) {
    return held(new Copy(instance, epoch)).state();
  }

  Resources reserved() {
    Resources sum = Resources.NONE;
    for (Held held : copies.values()) {
      if (held.reserves()) {
        sum = sum.plus(held.allocation().resources());
      }
    }
    return sum;
  }

  private Held held(Copy copy) {
    Held held = copies.get(copy);
    if (held == null) {
      throw new IllegalStateException("no copy " + copy);
    }
    return held;
  }

  private void reserve(Allocation allocation, int sign) {
    freeCpuMillis -= sign * allocation.resources().cpuMillis();
    freeMemoryBytes -= sign * allocation.resources().memoryBytes();
    freeExtras = Extra.sum(freeExtras, allocation.resources().extras(), -sign);
    if (sign > 0) {
      Gpus.take(freeGpus, allocation);
    } else {
      Gpus.give(freeGpus, allocation);
    }
  }
}
