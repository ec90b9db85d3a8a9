package arboretum.sim.fuzz;

import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.UserPlan;
import arboretum.model.Constraint;
import arboretum.model.Extra;
import arboretum.model.NodeName;
import arboretum.model.Requirements;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceLevel;
import arboretum.model.ServiceLevel.OnViolation;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.random.RandomSource;
import arboretum.units.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Draws services: some that run on, and jobs that arrive and end. */
final class ServiceDraw {
  private static final long MIB = 1L << 20;
  private static final long MILLI = 1_000_000;

  private final RandomSource random;
  private final List<NodePlan> nodes;
  private final List<UserPlan> users;

  private ServiceDraw(RandomSource random, List<NodePlan> nodes, List<UserPlan> users) {
    this.random = random;
    this.nodes = nodes;
    this.users = users;
  }

  /**
   * Draws them.
   *
   * @param limited whether limits on latency are worth drawing
   */
  static List<DrawnService> draw(
      RandomSource random, List<NodePlan> nodes, List<UserPlan> users, boolean limited) {
    var draw = new ServiceDraw(random, nodes, users);
    List<DrawnService> services = new ArrayList<>();
    int endless = 3 + random.nextInt(4);
    int jobs = 2 + random.nextInt(6);
    for (int i = 0; i < endless + jobs; i++) {
      boolean job = i >= endless;
      String name = job ? "job-" + (i - endless) : "service-" + i;
      services.add(draw.service(name, job, limited));
    }
    return services;
  }

  private DrawnService service(String name, boolean job, boolean limited) {
    boolean large = CaseDraw.chance(random, 15);
    int gpu = CaseDraw.chance(random, 8) ? (int) CaseDraw.one(random, 500, 1000, 2000) : 0;
    List<Extra> extras =
        CaseDraw.chance(random, 6) ? List.of(new Extra(Extra.Kind.STORAGE, 3000 * MIB)) : List.of();
    var request =
        new Resources(
            large ? CaseDraw.one(random, 2000, 4000) : CaseDraw.one(random, 200, 500, 800, 1000),
            CaseDraw.one(random, 64, 256, 512, 900, large ? 3000 : 128) * MIB,
            gpu,
            extras);
    List<String> architectures =
        CaseDraw.chance(random, 12)
            ? List.of(CaseDraw.one(random, List.of("amd64", "arm64")))
            : List.of();
    List<Constraint> constraints = constraints(limited);
    var spec =
        new ServiceSpec(
            new ServiceName(name),
            request,
            "image-" + random.nextInt(6),
            new Bytes(CaseDraw.one(random, 1, 5, 20, 40) * 1_000_000),
            job ? Restart.ON_FAILURE : Restart.ALWAYS,
            new Requirements("docker", architectures, List.of(), constraints)
                .watched(level(name, constraints)));
    return new DrawnService(spec, CaseDraw.runNanos(random, job), 0.3 + 0.7 * random.nextDouble());
  }

  /** Half of the limits on latency are watched. */
  private ServiceLevel level(String name, List<Constraint> constraints) {
    RandomSource levels = random.fork("level").fork(name);
    int last = constraints.size() - 1;
    if (last < 0
        || !(constraints.get(last) instanceof Constraint.Latency)
        || CaseDraw.chance(levels, 50)) {
      return ServiceLevel.NONE;
    }
    long convergence = levels.nextLong(10_000) * MILLI;
    var objective = new ServiceLevel.Objective(last, 0.5 + levels.nextDouble() / 2, convergence);
    return new ServiceLevel(
        List.of(objective),
        CaseDraw.one(
            levels,
            List.of(
                OnViolation.AS_SET, OnViolation.MIGRATE, OnViolation.REPLICATE, OnViolation.NONE)));
  }

  private List<Constraint> constraints(boolean limited) {
    List<Constraint> constraints = new ArrayList<>();
    if (CaseDraw.chance(random, 10)) {
      constraints.add(new Constraint.Labels(List.of("camera")));
    }
    if (CaseDraw.chance(random, 10)) {
      constraints.add(new Constraint.Clusters(List.of(cluster().path())));
    }
    if (CaseDraw.chance(random, 6)) {
      constraints.add(new Constraint.Direct(cluster().path(), List.of()));
    }
    if (limited && CaseDraw.chance(random, 60)) {
      NodeName user = CaseDraw.one(random, users).name();
      long threshold = (20 + random.nextInt(60)) * MILLI;
      constraints.add(new Constraint.Latency("", List.of(), List.of(user), threshold));
    }
    return constraints;
  }

  private NodeName cluster() {
    List<NodePlan> clusters =
        nodes.stream().filter(node -> node.tier() == NodePlan.Tier.CLUSTER).toList();
    return CaseDraw.one(random, clusters).name();
  }
}
