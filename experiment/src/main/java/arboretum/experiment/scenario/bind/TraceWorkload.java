package arboretum.experiment.scenario.bind;

import arboretum.experiment.data.openb.OpenbPod;
import arboretum.experiment.data.openb.OpenbWorkload;
import arboretum.experiment.data.openb.TraceArrival;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.NodePlan.Tier;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.TimedAction.Operate;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.keys.ScenarioKeys;
import arboretum.experiment.scenario.keys.ServiceKeys;
import arboretum.model.Capacity;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.protocol.UserToRoot;
import arboretum.random.RandomSource;
import arboretum.units.Bytes;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The pods of a trace as jobs that arrive during the run. Immutable. */
final class TraceWorkload {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final List<OpenbPod> pods;
  private final OpenbWorkload.Settings settings;
  private final String set;

  private TraceWorkload(List<OpenbPod> pods, OpenbWorkload.Settings settings, String set) {
    this.pods = pods;
    this.settings = settings;
    this.set = set;
  }

  /** Returns the workload; empty if there is none, or if it is wrong, which is reported. */
  static Optional<TraceWorkload> of(Fields file, Sources sources, Problems problems) {
    Fields trace = file.section(ScenarioKeys.WORKLOAD).section(ServiceKeys.TRACE);
    Optional<String> set = trace.get(ServiceKeys.TRACE_DATA);
    Optional<Long> from = trace.get(ServiceKeys.FROM);
    Optional<Long> compress = trace.get(ServiceKeys.COMPRESS);
    if (from.isPresent() && from.get() % NANOS_PER_SECOND != 0) {
      trace.report(problems, ServiceKeys.FROM, "is no whole number of seconds");
    }
    if (set.isEmpty() || from.isEmpty() || compress.isEmpty()) {
      return Optional.empty();
    }
    var settings =
        new OpenbWorkload.Settings(from.get() / NANOS_PER_SECOND, Math.toIntExact(compress.get()));
    return sources
        .podsOf(trace, ServiceKeys.TRACE_DATA, problems)
        .map(pods -> new TraceWorkload(pods, settings, set.get()));
  }

  /** Returns the arrivals of one replication. */
  OpenbWorkload arrivals(RandomSource run) {
    return OpenbWorkload.of(pods, settings, run.fork("run-times"));
  }

  /** Returns arrivals as actions, made one by one. */
  static Iterator<TimedAction> actions(OpenbWorkload workload) {
    Iterator<TraceArrival> arrivals = workload.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return arrivals.hasNext();
      }

      @Override
      public TimedAction next() {
        TraceArrival arrival = arrivals.next();
        return new TimedAction(
            arrival.atNanos(), new Operate(new UserToRoot.DeployService(spec(arrival), 1)));
      }
    };
  }

  private static ServiceSpec spec(TraceArrival arrival) {
    return new ServiceSpec(
        new ServiceName(arrival.pod()),
        request(arrival.cpuMillis(), arrival.memoryMib(), arrival.gpuThousandths()),
        arrival.pod(),
        Bytes.ZERO,
        Restart.ON_FAILURE);
  }

  private static Resources request(long cpuMillis, long memoryMib, int gpuThousandths) {
    return new Resources(cpuMillis, Bytes.ofMebi(memoryMib).value(), gpuThousandths);
  }

  /** Returns what a reader of results has to know about the workload. */
  List<String> statements(List<NodePlan> nodes, long durationNanos) {
    long compress = settings.compress();
    long within = pods.stream().filter(pod -> arrivalNanos(pod) < durationNanos).count();
    long older = pods.stream().filter(p -> p.createdSeconds() < settings.startSeconds()).count();
    long drawn = pods.stream().filter(pod -> pod.scheduledSeconds().isEmpty()).count();
    return List.of(
        "workload: "
            + within
            + " of the "
            + pods.size()
            + " pods of "
            + set
            + " arrive within the run; each becomes a job of one instance with the pod's CPU,"
            + " memory and GPUs (below one GPU a share of one, else whole GPUs)",
        "time 0 is second "
            + settings.startSeconds()
            + " of the trace; the "
            + older
            + " pods that are older arrive at time 0, in the order of the trace",
        "arrivals are compressed " + compress + " times; run times and control timers are not",
        drawn
            + " pods that the trace's own cluster never scheduled have a run time drawn from the"
            + " scheduled pods of their QoS class and are counted apart",
        unplaceable(nodes) + " pods are larger than any worker of this tree and stay pending",
        "images of pods are on every worker: nothing is pulled; the trace's node selectors and"
            + " GPU model wishes are not used");
  }

  private long arrivalNanos(OpenbPod pod) {
    long since = Math.max(0, pod.createdSeconds() - settings.startSeconds());
    return Math.multiplyExact(since, NANOS_PER_SECOND) / settings.compress();
  }

  private long unplaceable(List<NodePlan> nodes) {
    Set<Capacity> capacities = new LinkedHashSet<>();
    nodes.stream()
        .filter(node -> node.tier() == Tier.WORKER)
        .forEach(node -> capacities.add(node.device().capacity()));
    return pods.stream()
        .map(pod -> request(pod.cpuMillis(), pod.memoryMib(), pod.gpuThousandths()))
        .filter(request -> capacities.stream().noneMatch(c -> Services.fits(request, c)))
        .count();
  }

  /** Reports services of the file that have the name of a pod. */
  void checkNames(Services services, Problems problems) {
    var names = new TreeSet<>(services.names());
    for (OpenbPod pod : pods) {
      if (names.contains(pod.name())) {
        services
            .find(pod.name())
            .ifPresent(
                service ->
                    service
                        .fields()
                        .report(
                            problems,
                            ServiceKeys.NAME,
                            "\"" + pod.name() + "\" is a pod of the workload " + set));
      }
    }
  }
}
