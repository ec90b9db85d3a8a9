package arboretum.orchestrator.cluster;

import arboretum.aggregate.Aggregate;
import arboretum.aggregate.AggregateForm;
import arboretum.aggregate.Spread;
import arboretum.model.Allocation;
import arboretum.model.Capacity;
import arboretum.model.Gpus;
import arboretum.model.Resources;
import arboretum.model.Shortfall;
import arboretum.orchestrator.Settings.Admission;
import arboretum.orchestrator.delegation.Lease;
import arboretum.plugin.WorkerView;
import arboretum.protocol.WorkerReport;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cluster's workers: columns by index, in the order of registration, grown together.
 *
 * <p>Free capacity follows the admission rule. {@code reserved}: capacity minus what this cluster
 * placed there and minus what the worker reports to hold that this cluster does not account for
 * (copies that are to be fenced). GPUs are devices, so they are reserved under every rule.
 */
final class WorkerTable implements WorkerView {
  private static final int INITIAL_WORKERS = 4;

  private final Lease lease;
  private static final int[] NO_GPUS = {};

  private final Admission admission;
  private long[] cpuMillis = new long[INITIAL_WORKERS];
  private long[] memoryBytes = new long[INITIAL_WORKERS];
  private long[] reservedCpuMillis = new long[INITIAL_WORKERS];
  private long[] reservedMemoryBytes = new long[INITIAL_WORKERS];
  private long[] foreignCpuMillis = new long[INITIAL_WORKERS];
  private long[] foreignMemoryBytes = new long[INITIAL_WORKERS];
  private long[] usedCpuMillis = new long[INITIAL_WORKERS];
  private long[] usedMemoryBytes = new long[INITIAL_WORKERS];
  private long[] pendingCpuMillis = new long[INITIAL_WORKERS];
  private long[] pendingMemoryBytes = new long[INITIAL_WORKERS];
  private int[][] freeGpus = new int[INITIAL_WORKERS][];
  private int[][] foreignGpus = new int[INITIAL_WORKERS][];
  private @Nullable WorkerReport[] settled = new WorkerReport[INITIAL_WORKERS];

  WorkerTable(Lease lease, Admission admission) {
    this.lease = lease;
    this.admission = admission;
  }

  /** Sets the capacity of a worker that {@link Lease#register} may have added. */
  void admit(int worker, Capacity capacity) {
    if (worker == cpuMillis.length) {
      grow(2 * worker);
    }
    cpuMillis[worker] = capacity.cpuMillis();
    memoryBytes[worker] = capacity.memoryBytes();
    if (capacity.gpus() == 0) {
      freeGpus[worker] = NO_GPUS; // one for all: an aggregate looks at each
      foreignGpus[worker] = NO_GPUS;
    } else if (freeGpus[worker] == null || freeGpus[worker].length != capacity.gpus()) {
      freeGpus[worker] = new int[capacity.gpus()];
      foreignGpus[worker] = new int[capacity.gpus()];
      Arrays.fill(freeGpus[worker], Resources.WHOLE_GPU);
    }
  }

  /**
   * Returns whether {@code report} says nothing new and the record and the worker are known to
   * agree.
   */
  @SuppressWarnings(
      "ReferenceEquality") // an idle worker sends the same object; versions settle the rest
  boolean isSettled(int worker, WorkerReport report) {
    WorkerReport last = settled[worker];
    return last == report || (last != null && report.version() <= last.version());
  }

  /** Reads what {@link #isSettled} will need. */
  long readAhead(int worker) {
    return settled[worker] == null ? 0 : 1;
  }

  /**
   * The record and the worker may differ: its next report is read even if it says nothing new. Also
   * for a worker that has started anew, whose versions count from 1 again.
   */
  void unsettle(int worker) {
    settled[worker] = null;
  }

  /**
   * Stores a report, which settles the worker; what is pending and foreign is counted anew by the
   * caller.
   */
  void store(int worker, WorkerReport report) {
    settled[worker] = report;
    usedCpuMillis[worker] = report.used().cpuMillis();
    usedMemoryBytes[worker] = report.used().memoryBytes();
    pendingCpuMillis[worker] = 0;
    pendingMemoryBytes[worker] = 0;
    foreignCpuMillis[worker] = 0;
    foreignMemoryBytes[worker] = 0;
    Arrays.fill(foreignGpus[worker], 0);
  }

  /** Counts an instance of ours whose use the last report could not show. */
  void addPending(int worker, Resources resources) {
    pendingCpuMillis[worker] += resources.cpuMillis();
    pendingMemoryBytes[worker] += resources.memoryBytes();
  }

  /** Counts a copy that the worker holds and that is not ours, until its next report. */
  void addForeign(int worker, Allocation allocation) {
    foreignCpuMillis[worker] += allocation.resources().cpuMillis();
    foreignMemoryBytes[worker] += allocation.resources().memoryBytes();
    for (int device : allocation.gpuDevices()) {
      if (device < foreignGpus[worker].length) {
        foreignGpus[worker][device] += allocation.gpuMillisPerDevice();
      }
    }
  }

  /** Chooses devices for a request that {@link #fits} and reserves all of it. */
  Allocation reserve(int worker, Resources request) {
    Allocation allocation =
        new Allocation(request, Gpus.choose(usableGpus(worker), request.gpuMillis()));
    reserve(worker, allocation);
    addPending(worker, request);
    return allocation;
  }

  void reserve(int worker, Allocation allocation) {
    reservedCpuMillis[worker] += allocation.resources().cpuMillis();
    reservedMemoryBytes[worker] += allocation.resources().memoryBytes();
    Gpus.take(freeGpus[worker], allocation);
  }

  void release(int worker, Allocation allocation) {
    reservedCpuMillis[worker] -= allocation.resources().cpuMillis();
    reservedMemoryBytes[worker] -= allocation.resources().memoryBytes();
    Gpus.give(freeGpus[worker], allocation);
  }

  /** Returns what the parent may know. */
  Aggregate aggregate(AggregateForm form) {
    int active = 0;
    long[] cpu = new long[size()];
    long[] memory = new long[size()];
    long[] gpu = new long[size()];
    for (int worker = 0; worker < size(); worker++) {
      if (!lease.isSilent(worker)) {
        cpu[active] = Math.max(0, freeCpuMillis(worker));
        memory[active] = Math.max(0, freeMemoryBytes(worker));
        gpu[active] = Math.max(0, freeGpuMillis(worker));
        active++;
      }
    }
    return new Aggregate(
        form,
        active,
        Spread.of(form, cpu, active),
        Spread.of(form, memory, active),
        Spread.of(form, gpu, active));
  }

  @Override
  public int size() {
    return lease.size();
  }

  @Override
  public long cpuMillis(int worker) {
    return cpuMillis[worker];
  }

  @Override
  public long memoryBytes(int worker) {
    return memoryBytes[worker];
  }

  @Override
  public long freeCpuMillis(int worker) {
    return cpuMillis[worker]
        - switch (admission) {
          case RESERVED -> reservedCpuMillis[worker] + foreignCpuMillis[worker];
          case MEASURED -> usedCpuMillis[worker];
          case MEASURED_PENDING -> usedCpuMillis[worker] + pendingCpuMillis[worker];
        };
  }

  @Override
  public long freeMemoryBytes(int worker) {
    return memoryBytes[worker]
        - switch (admission) {
          case RESERVED -> reservedMemoryBytes[worker] + foreignMemoryBytes[worker];
          case MEASURED -> usedMemoryBytes[worker];
          case MEASURED_PENDING -> usedMemoryBytes[worker] + pendingMemoryBytes[worker];
        };
  }

  @Override
  public long freeGpuMillis(int worker) {
    return Gpus.sum(freeGpus[worker]) - Gpus.sum(foreignGpus[worker]);
  }

  @Override
  public boolean fits(int worker, Resources request) {
    return !lease.isSilent(worker)
        && request.cpuMillis() <= freeCpuMillis(worker)
        && request.memoryBytes() <= freeMemoryBytes(worker)
        && (request.gpuMillis() == 0 || Gpus.fits(usableGpus(worker), request.gpuMillis()));
  }

  @Override
  public Optional<Shortfall> shortfall(int worker, Resources request) {
    if (lease.isSilent(worker)) {
      return Optional.of(Shortfall.SILENT);
    }
    if (request.cpuMillis() > freeCpuMillis(worker)) {
      return Optional.of(Shortfall.CPU);
    }
    if (request.memoryBytes() > freeMemoryBytes(worker)) {
      return Optional.of(Shortfall.MEMORY);
    }
    return Gpus.fits(usableGpus(worker), request.gpuMillis())
        ? Optional.empty()
        : Optional.of(Shortfall.GPU);
  }

  /** Free thousandths of each device, what is foreign taken off. */
  private int[] usableGpus(int worker) {
    int[] free = freeGpus[worker];
    if (Gpus.sum(foreignGpus[worker]) == 0) {
      return free;
    }
    int[] usable = new int[free.length];
    for (int device = 0; device < free.length; device++) {
      usable[device] = free[device] - foreignGpus[worker][device];
    }
    return usable;
  }

  private void grow(int length) {
    cpuMillis = Arrays.copyOf(cpuMillis, length);
    memoryBytes = Arrays.copyOf(memoryBytes, length);
    reservedCpuMillis = Arrays.copyOf(reservedCpuMillis, length);
    reservedMemoryBytes = Arrays.copyOf(reservedMemoryBytes, length);
    foreignCpuMillis = Arrays.copyOf(foreignCpuMillis, length);
    foreignMemoryBytes = Arrays.copyOf(foreignMemoryBytes, length);
    usedCpuMillis = Arrays.copyOf(usedCpuMillis, length);
    usedMemoryBytes = Arrays.copyOf(usedMemoryBytes, length);
    pendingCpuMillis = Arrays.copyOf(pendingCpuMillis, length);
    pendingMemoryBytes = Arrays.copyOf(pendingMemoryBytes, length);
    freeGpus = Arrays.copyOf(freeGpus, length);
    foreignGpus = Arrays.copyOf(foreignGpus, length);
    settled = Arrays.copyOf(settled, length);
  }
}
