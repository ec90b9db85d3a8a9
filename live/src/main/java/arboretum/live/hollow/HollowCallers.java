package arboretum.live.hollow;

import arboretum.experiment.metric.RequestBook;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.workload.ArrivalProcess;
import arboretum.experiment.workload.CallPlan;
import arboretum.experiment.workload.Target;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.port.Connections;
import arboretum.protocol.Payload;
import arboretum.random.RandomSource;
import arboretum.resolution.Answer;
import arboretum.resolution.Resolver;
import arboretum.resolution.SemanticName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Those who call services: each of their requests is a connection that its worker finds an instance
 * for, at the times of a simulation of the same plan. Nothing serves it: there are no containers.
 * The driver's thread calls; answers come from the threads of workers.
 */
final class HollowCallers implements Connections {
  /** A request of a source; the earliest goes first. */
  private record Due(long atNanos, int source) {}

  private record Source(
      ArrivalProcess arrivals, RandomSource who, CallPlan call, List<NodeName> entries) {}

  private final HollowSystem system;
  private final RequestBook book;
  private final List<Source> sources = new ArrayList<>();
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong(Due::atNanos).thenComparingInt(Due::source));
  private long connections;

  HollowCallers(RunPlan plan, HollowSystem system, RequestBook book) {
    this.system = system;
    this.book = book;
    List<NodeName> workers =
        plan.nodes().stream()
            .filter(node -> node.tier() == NodePlan.Tier.WORKER)
            .map(NodePlan::name)
            .toList();
    // The streams of a simulation, so that both meet the same arrivals.
    RandomSource all = RandomSource.seeded(plan.seed()).fork("requests");
    for (CallPlan call : plan.requests().calls()) {
      RandomSource stream = all.fork(call.name());
      List<NodeName> entries =
          call.callers().stream().map(caller -> entry(caller, workers)).toList();
      if (!call.each()) {
        add(call, entries, stream);
        continue;
      }
      for (int i = 0; i < entries.size(); i++) {
        RandomSource own = stream.fork(call.callers().get(i).node().path());
        add(call, List.of(entries.get(i)), own);
      }
    }
  }

  private void add(CallPlan call, List<NodeName> entries, RandomSource stream) {
    ArrivalProcess arrivals =
        call.arrivals().process(call.window().fromNanos(), stream.fork("arrivals"));
    sources.add(new Source(arrivals, stream.fork("caller"), call, entries));
    schedule(sources.size() - 1);
  }

  /** A client is on its worker; a user enters through the one that was named, or is nearest. */
  private NodeName entry(CallPlan.Caller caller, List<NodeName> workers) {
    if (workers.contains(caller.node())) {
      return caller.node();
    }
    return caller
        .via()
        .orElseGet(
            () ->
                workers.stream()
                    .min(Comparator.comparingLong(w -> system.roundTripNanos(w, caller.node())))
                    .orElseThrow());
  }

  private void schedule(int source) {
    Source of = sources.get(source);
    long next = of.arrivals().nextNanos();
    if (next < of.call().window().untilNanos()) {
      due.add(new Due(next, source));
    }
  }

  /** Returns when the next request begins; {@link Long#MAX_VALUE} if none does. */
  long nextNanos() {
    Due next = due.peek();
    return next == null ? Long.MAX_VALUE : next.atNanos();
  }

  /** Makes the next request. */
  void call() {
    Due now = due.remove();
    schedule(now.source());
    Source of = sources.get(now.source());
    int one = of.entries().size() == 1 ? 0 : of.who().nextInt(of.entries().size());
    Target target = of.call().target();
    List<ServiceName> meant = List.of(SemanticName.canonical(target.service()));
    system.post(
        of.entries().get(one),
        new Payload.Connect(
            connections++, meant, target.policy(), target.instance(), Resolver.NO_FLOW));
  }

  @Override
  public void answer(long connection, long answer) {
    if (Answer.isFound(answer)) {
      String how = Answer.how(answer).word();
      synchronized (book) {
        book.routed(system.clock().nanos(), 0, RequestBook.NOWHERE, how);
      }
    }
  }
}
