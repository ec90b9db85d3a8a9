package arboretum.sim.request;

import arboretum.experiment.workload.ArrivalProcess;
import arboretum.experiment.workload.CallPlan;
import arboretum.experiment.workload.RequestPlan;
import arboretum.experiment.workload.ServiceTime;
import arboretum.random.RandomSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Where requests come from: one source for each caller of a call whose callers have arrivals of
 * their own, else one for the call. Streams are named after calls and callers, so whoever decides
 * about requests meets the same ones, with the same work.
 */
final class Sources {
  private static final class Source {
    final int call;

    /** The caller, or {@link Slots#NONE}: drawn. */
    final int caller;

    final ArrivalProcess arrivals;
    final RandomSource work;
    final RandomSource who;
    ServiceTime.Size size = ServiceTime.Size.NONE;

    Source(int call, int caller, ArrivalProcess arrivals, RandomSource stream) {
      this.call = call;
      this.caller = caller;
      this.arrivals = arrivals;
      this.work = stream.fork("work");
      this.who = stream.fork("caller");
    }
  }

  private final RequestPlan plan;

  /** By call: its callers. */
  private final int[][] callers;

  private final List<Source> sources = new ArrayList<>();

  /**
   * @param callers by call, the numbers of its callers in their order
   * @param random the run's root stream
   */
  Sources(RequestPlan plan, int[][] callers, RandomSource random) {
    this.plan = plan;
    this.callers = callers;
    RandomSource all = random.fork("requests");
    for (int call = 0; call < plan.calls().size(); call++) {
      CallPlan of = plan.calls().get(call);
      RandomSource stream = all.fork(of.name());
      if (of.each()) {
        for (int i = 0; i < of.callers().size(); i++) {
          add(call, callers[call][i], stream.fork(of.callers().get(i).node().path()));
        }
      } else {
        add(call, Slots.NONE, stream);
      }
    }
  }

  private void add(int call, int caller, RandomSource stream) {
    CallPlan of = plan.calls().get(call);
    ArrivalProcess arrivals =
        of.arrivals().process(of.window().fromNanos(), stream.fork("arrivals"));
    sources.add(new Source(call, caller, arrivals, stream));
  }

  int size() {
    return sources.size();
  }

  int call(int source) {
    return sources.get(source).call;
  }

  /**
   * Returns when the next request of a source begins; {@link ArrivalProcess#NEVER} if none does.
   */
  long next(int source) {
    Source of = sources.get(source);
    long at = of.arrivals.nextNanos();
    return at < plan.calls().get(of.call).window().untilNanos() ? at : ArrivalProcess.NEVER;
  }

  /** Returns who makes the request that begins now. */
  int caller(int source) {
    Source of = sources.get(source);
    if (of.caller != Slots.NONE) {
      return of.caller;
    }
    int[] all = callers[of.call];
    return all.length == 1 ? all[0] : all[of.who.nextInt(all.length)];
  }

  /** Returns what the request that begins now takes on the reference core, in nanoseconds. */
  long work(int source, ServiceTime time) {
    Source of = sources.get(source);
    of.size = of.arrivals.size();
    return time.draw(of.work, of.size);
  }
}
