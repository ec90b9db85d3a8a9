package arboretum.orchestrator.cluster;

import static arboretum.model.Specs.asking;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.model.Allocation;
import arboretum.model.Availability;
import arboretum.model.Capacity;
import arboretum.model.Constraint;
import arboretum.model.Extra;
import arboretum.model.NodeName;
import arboretum.model.NodeTraits;
import arboretum.model.Requirements;
import arboretum.model.Resources;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.Settings.Admission;
import arboretum.orchestrator.delegation.Lease;
import arboretum.plugin.Slack;
import arboretum.plugin.WorkerView;
import arboretum.protocol.WorkerReport;
import arboretum.random.RandomSource;
import arboretum.units.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The index and the scan are asked the same after every change; they must agree every time. */
class WorkerIndexTest {
  private static final long MEBI = 1 << 20;
  private static final long SILENCE = 100;
  private static final int FIRST_WORKERS = 33; // one more than are scanned
  private static final int STEPS = 120;

  @Property(tries = 150)
  void anyHistoryLeavesTheAnswersOfTheScan(
      @ForAll Admission admission, @ForAll boolean alike, @ForAll long seed) {
    History history = new History(admission, alike, RandomSource.seeded(seed));
    for (int step = 0; step < STEPS; step++) {
      history.change();
      history.compare();
    }
  }

  @Test
  void aWorkerThatComesBackWithOtherGpusHasNoMoreThanItsOwn() {
    anyHistoryLeavesTheAnswersOfTheScan(Admission.RESERVED, false, -5525689); // found by jqwik
  }

  @Test
  void amongManyEqualWorkersTheFirstIsTakenAndThenTheNext() {
    WorkerBook book = new WorkerBook(Admission.RESERVED);
    for (int w = 0; w < 500; w++) {
      book.join(name(w), new Capacity(4000, 4096 * MEBI, 0), NodeTraits.PLAIN);
    }
    ServiceSpec spec = asking(new Resources(300, 100 * MEBI, 0));
    for (int expected = 0; expected < 500; expected++) {
      int worker = book.view().mostSlack(spec, Slack.NORMALISED);
      assertEquals(expected, worker);
      book.reserve(worker, spec.request());
    }
  }

  @Test
  void nobodyIsFoundWhereProcessorsAndMemoryAreLeftOnDifferentWorkers() {
    WorkerBook book = new WorkerBook(Admission.RESERVED);
    for (int w = 0; w < 200; w++) {
      book.join(name(w), new Capacity(1000, 1000 * MEBI, 0), NodeTraits.PLAIN);
      book.reserve(w, new Resources(w % 2 * 900L, (1 - w % 2) * 900L * MEBI, 0));
    }
    assertEquals(
        WorkerView.NOBODY, book.view().firstFit(asking(new Resources(500, 500 * MEBI, 0))));
    assertEquals(1, book.view().firstFit(asking(new Resources(50, 500 * MEBI, 0))));
  }

  private static NodeName name(int worker) {
    return NodeName.ROOT.child("c").child("w" + worker);
  }

  /** A table with a random past. */
  private static final class History {
    private final Lease lease = new Lease(SILENCE);
    private final WorkerTable table;
    private final boolean alike;
    private final RandomSource random;
    private final List<Integer> holders = new ArrayList<>();
    private final List<Allocation> held = new ArrayList<>();
    private long now;
    private long version;
    private int found;

    History(Admission admission, boolean alike, RandomSource random) {
      this.table = new WorkerTable(lease, admission);
      this.alike = alike;
      this.random = random;
      for (int w = 0; w < FIRST_WORKERS + random.nextInt(60); w++) {
        join(w);
      }
    }

    private void join(int worker) {
      table.admit(lease.register(name(worker), 1, now), capacity(), traits());
    }

    private Capacity capacity() {
      List<Extra> extras =
          random.nextInt(5) == 0 ? List.of(new Extra(Extra.Kind.TPU, 2)) : List.of();
      if (!alike) {
        return new Capacity(
            random.nextInt(9000), random.nextInt(9000) * MEBI, random.nextInt(3), extras);
      }
      int size = random.nextInt(5);
      return new Capacity(1000L * size, 512 * MEBI * size, size == 4 ? 2 : 0, extras);
    }

    private NodeTraits traits() {
      return new NodeTraits(
          List.of("docker"),
          random.nextInt(4) == 0 ? "arm64" : "amd64",
          List.of(),
          random.nextInt(4) == 0 ? List.of("blue") : List.of(),
          List.of(),
          Optional.of(new GeoPoint(random.nextInt(90), random.nextInt(90))));
    }

    private Resources request() {
      int size = alike ? 1 + random.nextInt(4) : 1 + random.nextInt(2000);
      int gpu = random.nextInt(4) == 0 ? List.of(250, 700, 1000, 2000).get(random.nextInt(4)) : 0;
      long cpu = alike ? 250L * size : size;
      long memory = alike ? 128 * MEBI * size : random.nextInt(2000) * MEBI + size;
      return new Resources(
          random.nextInt(9) == 0 ? 0 : cpu,
          random.nextInt(9) == 0 ? 0 : memory,
          gpu,
          random.nextInt(8) == 0 ? List.of(new Extra(Extra.Kind.TPU, 1)) : List.of());
    }

    private ServiceSpec spec() {
      return asking(
          request(),
          new Requirements(
              "docker",
              random.nextInt(5) == 0 ? List.of("arm64") : List.of(),
              List.of(),
              switch (random.nextInt(8)) {
                case 0 -> List.of(new Constraint.Labels(List.of("blue")));
                case 1 -> List.of(new Constraint.Direct("", List.of("w3", "w35")));
                default -> List.of();
              }));
    }

    void change() {
      now += random.nextInt(8);
      int worker = random.nextInt(table.size());
      switch (random.nextInt(12)) {
        case 0 -> join(table.size());
        case 1 -> {
          if (random.nextInt(4) == 0) {
            join(worker); // as another device
          } else {
            table.admit(lease.register(name(worker), 2, now), as(worker), table.traits(worker));
          }
        }
        case 2, 3, 4, 5 -> {
          ServiceSpec spec = spec();
          int chosen = table.mostSlack(spec, Slack.NORMALISED);
          if (chosen != WorkerView.NOBODY) {
            hold(chosen, table.reserve(chosen, spec.request()));
          }
        }
        case 6 -> {
          Allocation adopted = new Allocation(withoutGpu(request()), List.of());
          table.reserve(worker, adopted);
          hold(worker, adopted);
        }
        case 7 -> release();
        case 8 -> report(worker);
        case 9 -> table.addPending(worker, request());
        case 10 -> {
          table.renew(worker, now, event -> {});
        }
        default -> {
          table.expires(worker, now, event -> {});
        }
      }
    }

    private Capacity as(int worker) {
      return new Capacity(
          table.cpuMillis(worker), table.memoryBytes(worker), table.usableGpus(worker).length);
    }

    private void hold(int worker, Allocation allocation) {
      holders.add(worker);
      held.add(allocation);
    }

    private void release() {
      if (!held.isEmpty()) {
        int which = random.nextInt(held.size());
        int worker = holders.remove(which);
        Allocation allocation = held.remove(which);
        if (allocation.gpuDevices().stream()
            .allMatch(device -> device < table.usableGpus(worker).length)) {
          table.release(worker, allocation);
        }
      }
    }

    private void report(int worker) {
      Availability free = new Availability(0, 0, List.of(), List.of());
      table.store(worker, new WorkerReport(++version, free, withoutGpu(request()), List.of()));
      if (random.nextInt(3) == 0) {
        table.addForeign(worker, new Allocation(withoutGpu(request()), List.of()));
        table.addForeign(worker, new Allocation(new Resources(1, MEBI, 400), List.of(0)));
      }
    }

    private static Resources withoutGpu(Resources request) {
      return new Resources(request.cpuMillis(), request.memoryBytes(), 0, request.extras());
    }

    void compare() {
      WorkerView scan = new ScanView(table);
      for (int i = 0; i < 4; i++) {
        ServiceSpec spec = spec();
        int first = scan.firstFit(spec);
        assertEquals(first, table.firstFit(spec), spec::toString);
        found += first == WorkerView.NOBODY ? 0 : 1;
        for (Slack slack : Slack.values()) {
          assertEquals(scan.mostSlack(spec, slack), table.mostSlack(spec, slack), spec::toString);
        }
      }
      assertTrue(found > 0 || held.isEmpty(), "some are found, or the comparison is empty");
    }
  }
}
