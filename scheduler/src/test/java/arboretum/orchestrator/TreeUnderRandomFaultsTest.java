package arboretum.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import arboretum.aggregate.AggregateForm;
import arboretum.lifecycle.InstanceState;
import arboretum.model.Capacity;
import arboretum.model.InstanceId;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.orchestrator.Settings.Admission;
import arboretum.orchestrator.Settings.Offers;
import arboretum.orchestrator.Settings.Recovery;
import arboretum.orchestrator.Settings.Reporting;
import arboretum.protocol.UserToRoot;
import arboretum.random.RandomSource;
import arboretum.trace.TraceEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Seeded trees under random crashes, cuts, lost orders, exits and operator requests. Every input
 * must be answered along legal edges; with fencing and escalation on, what was asked for and
 * nothing else runs once the faults have ended.
 */
class TreeUnderRandomFaultsTest {
  private static final int STEPS = 30;
  private static final int MOST_NUMBERS = 60;

  /** Silence of a cluster, its observation, two reports and a retry, with room to spare. */
  private static final double SETTLED_SECONDS = 90;

  private static final List<String> SERVICES = List.of("web", "db", "cam", "job");

  private static final class Run {
    final RandomSource random;
    final World world;
    final List<String> orchestrators = new ArrayList<>();
    final List<String> workers = new ArrayList<>();
    final Map<String, Integer> wanted = new TreeMap<>();
    final Set<String> down = new LinkedHashSet<>();

    Run(long seed, Settings settings) {
      random = RandomSource.seeded(seed);
      world = new World(settings);
      orchestrators.add("root");
      boolean deep = random.nextInt(2) == 0;
      if (deep) {
        world.region("root/r");
        orchestrators.add("root/r");
      }
      int clusters = 2 + random.nextInt(2);
      for (int c = 0; c < clusters; c++) {
        String cluster = (deep && c > 0 ? "root/r/" : "root/") + "c" + c;
        int size = 2 + random.nextInt(2);
        world.cluster(cluster, size, new Capacity(4000, 8L << 30, 0));
        orchestrators.add(cluster);
        for (int w = 1; w <= size; w++) {
          workers.add(cluster + "/w" + w);
        }
      }
      world.runFor(1 + 9 * random.nextDouble());
    }

    void play() {
      for (int i = 0; i < STEPS; i++) {
        step();
        world.runFor(random.nextExponential(4));
      }
      world.loseDeploys(false);
      world.healAll();
      List.copyOf(down).forEach(this::restart);
      world.runFor(SETTLED_SECONDS);
    }

    private void step() {
      String service = pick(SERVICES);
      switch (random.nextInt(12)) {
        case 0, 1, 2 -> want(service, 1 + random.nextInt(4));
        case 3 -> want(service, 0);
        case 4, 5 -> crash(pick(workers));
        case 6 -> crash(pick(orchestrators));
        case 7 -> down.stream().findFirst().ifPresent(this::restart);
        case 8 -> cut(pick(random.nextInt(2) == 0 ? workers : orchestrators));
        case 9 -> world.healAll();
        case 10 -> world.loseDeploys(random.nextInt(2) == 0);
        default ->
            world.exit(
                new InstanceId(new ServiceName(service), random.nextInt(4)), random.nextInt(2));
      }
    }

    private String pick(List<String> names) {
      return names.get(random.nextInt(names.size()));
    }

    private void want(String service, int replicas) {
      if (down.contains("root")) {
        return; // an operator's request would be lost, and is not repeated here
      }
      ServiceName name = new ServiceName(service);
      Restart restart = service.equals("job") ? Restart.ON_FAILURE : Restart.ALWAYS;
      Resources request = new Resources(500, 1 << 20, 0);
      if (replicas == 0) {
        world.operate(new UserToRoot.UndeployService(name));
      } else if (wanted.getOrDefault(service, 0) == 0) {
        world.deploy(World.service(service, request, restart), replicas);
      } else {
        world.operate(new UserToRoot.ScaleService(name, replicas));
      }
      wanted.put(service, replicas);
      world.runFor(0); // taken before the root can crash
    }

    private void crash(String node) {
      if (down.add(node)) {
        world.crash(node);
      }
    }

    /** An operator's wish must survive; a cluster can do without its journal, or its tail. */
    private void restart(String node) {
      down.remove(node);
      int state = node.equals("root") ? 0 : random.nextInt(3);
      if (state == 2) {
        world.restartTorn(node, random.nextInt(8));
      } else {
        world.restart(node, state == 0);
      }
    }

    private void cut(String node) {
      if (!node.equals("root")) {
        String parent = node.substring(0, node.lastIndexOf('/'));
        int direction = random.nextInt(3);
        if (direction != 1) {
          world.cut(node, parent);
        }
        if (direction != 2) {
          world.cut(parent, node);
        }
      }
    }

    /** What was asked for runs once, what was not runs nowhere. */
    void check() {
      for (String service : SERVICES) {
        int known = 0;
        for (int number = 0; number < MOST_NUMBERS; number++) {
          Optional<InstanceState> state = world.rootState(service, number);
          List<String> copies = world.copies(service, number);
          String what = service + "#" + number + " is " + state + " at the root, runs on " + copies;
          assertEquals(state.isPresent() ? 1 : 0, copies.size(), what);
          assertTrue(state.isEmpty() || state.get() == InstanceState.RUNNING, what);
          known += copies.size();
        }
        if (!service.equals("job")) { // a job that has ended is not wanted any more
          assertEquals(wanted.getOrDefault(service, 0), known, service);
        }
      }
    }
  }

  private static Run played(long seed, Settings settings) {
    Run run = new Run(seed, settings);
    try {
      run.play();
    } catch (RuntimeException e) {
      fail("seed " + seed + " with " + settings, e);
    }
    return run;
  }

  @Test
  void withEscalationAndFencingWhatWasAskedForRunsOnceAfterTheFaults() {
    int seeds = Boolean.getBoolean("arboretum.soak") ? 20_000 : 400;
    int fenced = 0;
    int escalated = 0;
    for (long seed = 1; seed <= seeds; seed++) {
      Run run = played(seed, World.arboretum());
      try {
        run.check();
      } catch (AssertionError e) {
        fail("seed " + seed + ": " + e.getMessage(), e);
      }
      fenced += run.world.traced(TraceEvent.Fenced.class).size();
      escalated += run.world.traced(TraceEvent.Escalated.class).size();
    }
    assertTrue(fenced > 0 && escalated > 0, "fenced " + fenced + ", escalated " + escalated);
  }

  @Test
  void anyMixOfSettingsMovesAlongLegalEdges() {
    int seeds = Boolean.getBoolean("arboretum.soak") ? 20_000 : 400;
    for (long seed = 1; seed <= seeds; seed++) {
      played(seed, mixed(RandomSource.seeded(seed).fork("settings")));
    }
  }

  private static Settings mixed(RandomSource random) {
    Settings base = World.arboretum();
    return new Settings(
        base.heartbeatNanos(),
        base.aggregateNanos(),
        any(AggregateForm.values(), random),
        any(Reporting.values(), random),
        any(Admission.values(), random),
        base.detection(),
        new Recovery(
            random.nextInt(2) * (5 * World.SECOND),
            any(Recovery.Escalation.values(), random),
            any(Recovery.Recreation.values(), random),
            any(Recovery.Fencing.values(), random),
            random.nextInt(2) == 0
                ? Settings.BackOff.NONE
                : new Settings.BackOff(World.SECOND, 2, 8 * World.SECOND, 10 * World.SECOND),
            any(Recovery.Reports.values(), random)),
        new Offers(
            any(Offers.Choice.values(), random),
            any(Offers.Offering.values(), random),
            any(Offers.Refusal.values(), random),
            any(Offers.Retry.values(), random),
            15 * World.SECOND,
            Offers.WITHOUT_END));
  }

  private static <T> T any(T[] values, RandomSource random) {
    return values[random.nextInt(values.length)];
  }
}
