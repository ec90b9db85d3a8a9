package arboretum.orchestrator.cluster;

import arboretum.coordinates.Coordinate;
import arboretum.model.Allocation;
import arboretum.model.Capacity;
import arboretum.model.Extra;
import arboretum.model.Gpus;
import arboretum.model.NodeName;
import arboretum.model.NodeTraits;
import arboretum.model.Resources;
import arboretum.model.ServiceSpec;
import arboretum.model.Shortfall;
import arboretum.orchestrator.Settings.Admission;
import arboretum.orchestrator.delegation.Lease;
import arboretum.plugin.Slack;
import arboretum.plugin.WorkerView;
import arboretum.port.Trace;
import arboretum.protocol.WorkerReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  private static final int[] NO_GPUS = {};

  private final Lease lease;
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
  private int[] instances = new int[INITIAL_WORKERS];
  private int[][] freeGpus = new int[INITIAL_WORKERS][];
  private int[][] foreignGpus = new int[INITIAL_WORKERS][];
  private @Nullable WorkerReport[] settled = new WorkerReport[INITIAL_WORKERS];
  private final List<NodeTraits> traits = new ArrayList<>();
  private final List<Optional<Coordinate>> coordinates = new ArrayList<>(); // as far as told
  private final ExtraColumns extras = new ExtraColumns();
  private final WorkerIndex index = new WorkerIndex(this);

  WorkerTable(Lease lease, Admission admission) {
    this.lease = lease;
    this.admission = admission;
  }

  /** Sets the capacity of a worker that {@link Lease#register} may have added. */
  void admit(int worker, Capacity capacity, NodeTraits is) {
    if (worker == traits.size()) {
      traits.add(is);
    } else if (isAs(worker, capacity, is)) {
      index.touch(worker);
    } else {
      index.reset();
      traits.set(worker, is);
    }
    extras.admit(worker, capacity.extras());
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

  private boolean isAs(int worker, Capacity capacity, NodeTraits is) {
    return cpuMillis[worker] == capacity.cpuMillis()
        && memoryBytes[worker] == capacity.memoryBytes()
        && freeGpus[worker].length == capacity.gpus()
        && traits.get(worker).equals(is);
  }

  /** This and {@link #expires} are as in {@link Lease}, and tell the index. */
  boolean renew(int worker, long nowNanos, Trace trace) {
    boolean returned = lease.renew(worker, nowNanos, trace);
    if (returned) {
      index.touch(worker);
    }
    return returned;
  }

  boolean expires(int worker, long nowNanos, Trace trace) {
    boolean silent = lease.expires(worker, nowNanos, trace);
    if (silent) {
      index.touch(worker);
    }
    return silent;
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
    if (admission != Admission.RESERVED
        || (foreignCpuMillis[worker] | foreignMemoryBytes[worker]) != 0
        || Gpus.sum(foreignGpus[worker]) != 0) {
      index.touch(worker);
    }
    usedCpuMillis[worker] = report.used().cpuMillis();
    usedMemoryBytes[worker] = report.used().memoryBytes();
    pendingCpuMillis[worker] = 0;
    pendingMemoryBytes[worker] = 0;
    foreignCpuMillis[worker] = 0;
    foreignMemoryBytes[worker] = 0;
    Arrays.fill(foreignGpus[worker], 0);
    extras.clearForeign(worker);
  }

  /** Counts an instance of ours whose use the last report could not show. */
  void addPending(int worker, Resources resources) {
    pendingCpuMillis[worker] += resources.cpuMillis();
    pendingMemoryBytes[worker] += resources.memoryBytes();
    if (admission == Admission.MEASURED_PENDING) {
      index.touch(worker);
    }
  }

  /** Counts a copy that the worker holds and that is not ours, until its next report. */
  void addForeign(int worker, Allocation allocation) {
    index.touch(worker);
    foreignCpuMillis[worker] += allocation.resources().cpuMillis();
    foreignMemoryBytes[worker] += allocation.resources().memoryBytes();
    extras.addForeign(worker, allocation.resources().extras());
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
    index.touch(worker);
    reservedCpuMillis[worker] += allocation.resources().cpuMillis();
    reservedMemoryBytes[worker] += allocation.resources().memoryBytes();
    Gpus.take(freeGpus[worker], allocation);
    instances[worker]++;
    extras.reserve(worker, allocation.resources().extras());
  }

  void release(int worker, Allocation allocation) {
    index.touch(worker);
    reservedCpuMillis[worker] -= allocation.resources().cpuMillis();
    reservedMemoryBytes[worker] -= allocation.resources().memoryBytes();
    Gpus.give(freeGpus[worker], allocation);
    instances[worker]--;
    extras.release(worker, allocation.resources().extras());
  }

  /** Free amount of one of the rarer resources; 0 where none is stated. */
  long freeExtra(int worker, Extra.Kind kind) {
    return extras.free(worker, kind);
  }

  /** Returns whether some worker states that resource. */
  boolean statesExtra(Extra.Kind kind) {
    return extras.states(kind);
  }

  /** Sets where a worker holds itself to be in the network. */
  void locate(int worker, Coordinate at) {
    while (coordinates.size() <= worker) {
      coordinates.add(Optional.empty());
    }
    coordinates.set(worker, Optional.of(at));
  }

  @Override
  public Optional<Coordinate> coordinate(int worker) {
    return worker < coordinates.size() ? coordinates.get(worker) : Optional.empty();
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
          case INSTALLED -> 0;
          case MEASURED -> usedCpuMillis[worker];
          case MEASURED_PENDING -> usedCpuMillis[worker] + pendingCpuMillis[worker];
        };
  }

  @Override
  public long freeMemoryBytes(int worker) {
    return memoryBytes[worker]
        - switch (admission) {
          case RESERVED -> reservedMemoryBytes[worker] + foreignMemoryBytes[worker];
          case INSTALLED, MEASURED -> usedMemoryBytes[worker];
          case MEASURED_PENDING -> usedMemoryBytes[worker] + pendingMemoryBytes[worker];
        };
  }

  @Override
  public long freeGpuMillis(int worker) {
    return Gpus.sum(freeGpus[worker]) - Gpus.sum(foreignGpus[worker]);
  }

  @Override
  public NodeName name(int worker) {
    return lease.name(worker);
  }

  @Override
  public boolean isActive(int worker) {
    return !lease.isSilent(worker);
  }

  @Override
  public NodeTraits traits(int worker) {
    return traits.get(worker);
  }

  @Override
  public long busyCpuMillis(int worker) {
    return admission == Admission.RESERVED ? reservedCpuMillis[worker] : usedCpuMillis[worker];
  }

  @Override
  public int instances(int worker) {
    return instances[worker];
  }

  @Override
  public int firstFit(ServiceSpec spec) {
    return index.covers(spec) ? index.firstFit(spec) : WorkerView.super.firstFit(spec);
  }

  @Override
  public int mostSlack(ServiceSpec spec, Slack slack) {
    return index.covers(spec)
        ? index.mostSlack(spec, slack)
        : WorkerView.super.mostSlack(spec, slack);
  }

  @Override
  public boolean fits(int worker, ServiceSpec spec) {
    Resources request = spec.request();
    return request.cpuMillis() <= freeCpuMillis(worker)
        && request.memoryBytes() <= freeMemoryBytes(worker)
        && shortfall(worker, spec).isEmpty();
  }

  @Override
  public Optional<Shortfall> shortfall(int worker, ServiceSpec spec) {
    if (lease.isSilent(worker)) {
      return Shortfall.SILENT.found();
    }
    Optional<Shortfall> unmet = spec.requirements().unmet(lease.name(worker), traits.get(worker));
    return unmet.isPresent() ? unmet : shortOf(worker, spec.request());
  }

  private Optional<Shortfall> shortOf(int worker, Resources request) {
    if (request.cpuMillis() > freeCpuMillis(worker)) {
      return Shortfall.CPU.found();
    }
    if (request.memoryBytes() > freeMemoryBytes(worker)) {
      return Shortfall.MEMORY.found();
    }
    if (request.gpuMillis() > 0 && !Gpus.fits(usableGpus(worker), request.gpuMillis())) {
      return Shortfall.GPU.found();
    }
    return extras.shortfall(worker, request.extras());
  }

  boolean isSilent(int worker) {
    return lease.isSilent(worker);
  }

  /** Free thousandths of each device, what is foreign taken off. */
  int[] usableGpus(int worker) {
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
    instances = Arrays.copyOf(instances, length);
    settled = Arrays.copyOf(settled, length);
  }
}
