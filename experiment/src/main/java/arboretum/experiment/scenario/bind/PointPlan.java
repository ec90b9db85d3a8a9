package arboretum.experiment.scenario.bind;

import arboretum.experiment.data.matrix.LatencyMatrix;
import arboretum.experiment.data.matrix.RowChoice;
import arboretum.experiment.data.openb.OpenbWorkload;
import arboretum.experiment.plan.CostPlan;
import arboretum.experiment.plan.NetworkPlan;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.RuntimePlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.UserPlan;
import arboretum.experiment.workload.RequestPlan;
import arboretum.random.RandomSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A sweep point, bound: what all of its replications share. Immutable, so of any thread. */
public final class PointPlan {
  private final Identity identity;
  private final Population population;
  private final NetworkPlan network;
  private final CostPlan costs;
  private final long stopNanos;
  private final Events events;
  private final Remarks remarks;

  /**
   * What is said about the point.
   *
   * @param statements what a reader of results has to know, beyond the file
   * @param warnings what the files say and nothing here depends on
   */
  record Remarks(List<String> statements, List<String> warnings) {
    Remarks {
      statements = List.copyOf(statements);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * What a run is called and how long it is.
   *
   * @param seed the scenario's
   */
  record Identity(String scenario, long seed, long durationNanos, long warmUpNanos) {}

  /**
   * What happens.
   *
   * @param starts of the services, in order of time
   * @param timeline in order of time
   */
  record Events(
      List<Services.Service> services,
      List<TimedAction> starts,
      List<TimedAction> timeline,
      Optional<TraceWorkload> workload,
      Optional<PlacementWorkload> placements,
      List<Faults.Source> faults,
      RequestPlan requests,
      Mobility mobility) {}

  /**
   * Where nodes and users are.
   *
   * @param matrix if each of them gets a row of it by lot in each replication
   */
  record Population(List<NodePlan> nodes, List<UserPlan> users, Optional<LatencyMatrix> matrix) {}

  PointPlan(
      Identity identity,
      Population population,
      NetworkPlan network,
      CostPlan costs,
      long stopNanos,
      Events events,
      Remarks remarks) {
    this.identity = identity;
    this.population = population;
    this.network = network;
    this.costs = costs;
    this.stopNanos = stopNanos;
    this.events = events;
    this.remarks = remarks;
  }

  /** Returns what a reader of results has to know, beyond the file. */
  public List<String> statements() {
    return remarks.statements();
  }

  /** Returns what the files say and nothing here depends on. */
  public List<String> warnings() {
    return remarks.warnings();
  }

  /** Returns the tree, which is the same in every replication. */
  public List<NodePlan> nodes() {
    return population.nodes();
  }

  /** Returns the seed of a replication, the same at every sweep point. */
  public static long seed(long scenarioSeed, int replication) {
    return RandomSource.seeded(scenarioSeed)
        .fork("replication")
        .fork(Integer.toString(replication))
        .nextLong();
  }

  /**
   * Returns one run.
   *
   * @param point index of this point
   * @param replication from 0
   */
  public RunPlan plan(int point, int replication) {
    long seed = seed(identity.seed(), replication);
    Population placed = placed(seed);
    Optional<OpenbWorkload> workload =
        events.workload().map(trace -> trace.arrivals(RandomSource.seeded(seed)));
    return new RunPlan(
        identity.scenario(),
        point,
        replication,
        seed,
        identity.durationNanos(),
        identity.warmUpNanos(),
        placed.nodes(),
        placed.users(),
        network,
        costs,
        new RuntimePlan(
            stopNanos, new RunBehaviour(seed, events.services(), workload, events.placements())),
        () -> timeline(seed, workload),
        events.requests());
  }

  /** Gives every node and user a row of its own, if rows are drawn. */
  private Population placed(long seed) {
    if (population.matrix().isEmpty()) {
      return population;
    }
    int nodes = population.nodes().size();
    int users = population.users().size();
    RandomSource random = RandomSource.seeded(seed).fork("rows");
    int[] rows = RowChoice.shuffled(population.matrix().get().size(), nodes + users, random);
    List<NodePlan> onRows = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      onRows.add(population.nodes().get(i).at(rows[i]));
    }
    List<UserPlan> usersOnRows = new ArrayList<>();
    for (int i = 0; i < users; i++) {
      UserPlan user = population.users().get(i);
      usersOnRows.add(new UserPlan(user.name(), user.place(), rows[nodes + i]));
    }
    return new Population(onRows, usersOnRows, population.matrix());
  }

  private Iterator<TimedAction> timeline(long seed, Optional<OpenbWorkload> workload) {
    RandomSource run = RandomSource.seeded(seed);
    var sources = new ArrayList<Iterator<TimedAction>>();
    sources.add(events.starts().iterator());
    events.placements().ifPresent(requests -> sources.add(requests.actions(run).iterator()));
    workload.ifPresent(arrivals -> sources.add(TraceWorkload.actions(arrivals)));
    sources.add(events.timeline().iterator());
    sources.addAll(events.mobility().sources(run));
    for (Faults.Source fault : events.faults()) {
      RandomSource stream = run;
      for (String name : fault.stream()) {
        stream = stream.fork(name);
      }
      sources.add(new RandomFault(fault.fault(), fault.law(), stream));
    }
    return new MergedTimeline(sources, identity.durationNanos());
  }
}
