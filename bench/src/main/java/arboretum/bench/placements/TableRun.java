package arboretum.bench.placements;

import arboretum.model.Allocation;
import arboretum.model.Availability;
import arboretum.model.Capacity;
import arboretum.model.Resources;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.Settings.Admission;
import arboretum.orchestrator.cluster.WorkerBook;
import arboretum.placement.LatencySettings;
import arboretum.placement.Policies;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.WorkerSelection;
import arboretum.plugin.WorkerSelection.Selection;
import arboretum.plugin.WorkerView;
import arboretum.protocol.WorkerReport;
import arboretum.random.RandomSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A scheduler and the table it looks at, without messages. Before each placement so many instances
 * leave that at most 70 % of all processors are reserved, and some workers report new use.
 */
final class TableRun {
  static final double LOAD = 0.7;

  /** Prime, so that it visits all workers of a fleet whose size it does not divide. */
  private static final int STRIDE = 7_919;

  private static final Availability UNREAD = new Availability(0, 0, List.of(), List.of());

  private final WorkerBook book;
  private final WorkerView scan;
  private final WorkerSelection policy;
  private final RandomSource random;
  private final List<PlacementRequest> requests = new ArrayList<>();
  private final List<Allocation> held = new ArrayList<>();
  private int[] holders = new int[1 << 10];
  private final long[] heldCpu;
  private final long[] heldMemory;
  private final double limitCpu;
  private long reserved;
  private int next;
  private int reporter;
  private long version;
  private long refused;

  TableRun(String policy, Admission admission, int workers, RandomSource random) {
    this.policy = Policies.selection(policy, LatencySettings.standard(), random.fork("policy"));
    this.random = random.fork("departures");
    this.book = new WorkerBook(admission);
    this.scan = book.scan();
    this.heldCpu = new long[workers];
    this.heldMemory = new long[workers];
    long cpu = 0;
    for (Fleet.Member member : Fleet.members(workers, random.fork("fleet"))) {
      Capacity capacity = member.capacity();
      book.join(member.name(), capacity, member.traits());
      cpu += capacity.cpuMillis();
    }
    this.limitCpu = LOAD * cpu;
    for (ServiceSpec spec : Fleet.requests(random.fork("requests"))) {
      requests.add(PlacementRequest.of(spec));
    }
    while (reserved < limitCpu) {
      hold(request(), policyOf(book.view()));
    }
    refused = 0;
  }

  /** Returns the placements that were refused since the load was reached. */
  long refused() {
    return refused;
  }

  /** Places {@code count} instances. */
  void play(int count, WorkerView view, int reports) {
    for (int i = 0; i < count; i++) {
      step(reports);
      hold(request(), policyOf(view));
    }
  }

  WorkerView index() {
    return book.view();
  }

  WorkerView scan() {
    return scan;
  }

  /** Places {@code count} instances; throws if a choice is not that of the scan. */
  void check(int count, int reports) {
    for (int i = 0; i < count; i++) {
      step(reports);
      Selection selection = policyOf(book.view());
      Selection expected = policyOf(scan);
      if (!selection.equals(expected)) {
        throw new IllegalStateException(
            "request " + next + ": " + selection + ", by the scan " + expected);
      }
      hold(request(), selection);
    }
  }

  /** Places {@code count} instances; returns the bytes allocated by choosing and reserving one. */
  double bytesPerPlacement(int count, int reports) {
    long bytes = 0;
    for (int i = 0; i < count; i++) {
      step(reports);
      long before = Allocated.bytes();
      Selection selection = policyOf(book.view());
      Allocation allocation =
          selection instanceof Selection.Chosen chosen
              ? book.reserve(chosen.worker(), request().resources())
              : null;
      bytes += Allocated.bytes() - before;
      if (selection instanceof Selection.Chosen chosen && allocation != null) {
        note(chosen.worker(), allocation);
      }
      next++;
    }
    return (double) bytes / count;
  }

  /** Asks {@code count} times for more processors than any worker has. */
  void refuse(int count, WorkerView view) {
    for (int i = 0; i < count; i++) {
      if (!(policy.select(Fleet.TOO_MUCH, view) instanceof Selection.NoneFits)) {
        throw new IllegalStateException("a worker took " + Fleet.TOO_MUCH);
      }
    }
  }

  private PlacementRequest request() {
    return requests.get(next % requests.size());
  }

  private Selection policyOf(WorkerView view) {
    return policy.select(request(), view);
  }

  private void hold(PlacementRequest request, Selection selection) {
    next++;
    if (selection instanceof Selection.Chosen chosen) {
      note(chosen.worker(), book.reserve(chosen.worker(), request.resources()));
    } else {
      refused++;
    }
  }

  private void note(int worker, Allocation allocation) {
    if (held.size() == holders.length) {
      holders = Arrays.copyOf(holders, 2 * holders.length);
    }
    holders[held.size()] = worker;
    held.add(allocation);
    count(worker, allocation.resources(), 1);
  }

  private void step(int reports) {
    for (int i = 0; i < reports; i++) {
      reporter = (reporter + STRIDE) % heldCpu.length;
      report(reporter);
    }
    while (reserved > limitCpu) {
      leave(random.nextInt(held.size()));
    }
  }

  private void leave(int which) {
    int last = held.size() - 1;
    int worker = holders[which];
    Allocation allocation = held.get(which);
    held.set(which, held.get(last));
    holders[which] = holders[last];
    held.remove(last);
    book.release(worker, allocation);
    count(worker, allocation.resources(), -1);
  }

  private void count(int worker, Resources resources, int sign) {
    reserved += sign * resources.cpuMillis();
    heldCpu[worker] += sign * resources.cpuMillis();
    heldMemory[worker] += sign * resources.memoryBytes();
  }

  /** Measured use is 90 to 94 % of what is reserved, another share each time. */
  private void report(int worker) {
    long percent = 90 + ++version % 5;
    Resources used =
        new Resources(heldCpu[worker] * percent / 100, heldMemory[worker] * percent / 100, 0);
    book.report(worker, new WorkerReport(version, UNREAD, used, List.of()));
  }
}
