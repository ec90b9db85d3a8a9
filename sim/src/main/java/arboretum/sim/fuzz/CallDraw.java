package arboretum.sim.fuzz;

import arboretum.experiment.plan.NodePlan;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.random.RandomSource;
import arboretum.resolution.Balancing;
import arboretum.resolution.Resolver;
import arboretum.resolution.SemanticName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws calls: some workers call some services now and then, by any policy. */
final class CallDraw {
  private static final ServiceName NOTHING = new ServiceName("nothing");

  private final RandomSource random;
  private final List<DrawnService> services;
  private final List<NodeName> workers;

  private CallDraw(RandomSource random, List<NodePlan> nodes, List<DrawnService> services) {
    this.random = random;
    this.services = services;
    this.workers =
        nodes.stream()
            .filter(node -> node.tier() == NodePlan.Tier.WORKER)
            .map(NodePlan::name)
            .toList();
  }

  /** Draws them, in order of time. */
  static List<DrawnCall> draw(
      RandomSource random, List<NodePlan> nodes, List<DrawnService> services, long windowNanos) {
    var draw = new CallDraw(random, nodes, services);
    List<DrawnCall> calls = new ArrayList<>();
    int count = 10 + random.nextInt(40);
    for (int i = 0; i < count; i++) {
      calls.add(draw.call(random.nextLong(windowNanos)));
    }
    calls.sort(Comparator.comparingLong(DrawnCall::atNanos));
    return calls;
  }

  private DrawnCall call(long atNanos) {
    List<ServiceName> candidates = new ArrayList<>();
    if (CaseDraw.chance(random, 10)) {
      candidates.add(NOTHING);
    }
    candidates.add(SemanticName.canonical(CaseDraw.one(random, services).name()));
    Balancing policy = CaseDraw.one(random, List.of(Balancing.values()));
    return new DrawnCall(
        atNanos,
        CaseDraw.one(random, workers),
        CaseDraw.chance(random, 20) ? DrawnCall.Act.MISS : DrawnCall.Act.CONNECT,
        candidates,
        policy,
        policy == Balancing.INSTANCE ? random.nextInt(4) : -1,
        CaseDraw.chance(random, 50) ? Resolver.NO_FLOW : 1 + random.nextInt(5));
  }
}
