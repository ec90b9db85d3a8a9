package arboretum.experiment.data.openb;

import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import arboretum.random.RandomSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pods of the trace as arrivals in time order.
 *
 * <ul>
 *   <li>A pod created at second c of the trace arrives at (c - start) / compress. The few pods
 *       created before the start arrive at time 0, all of them, in the order of the trace: so every
 *       pod of the trace is asked for once.
 *   <li>Run times are those of the trace, deletion minus scheduling, and are not compressed: a
 *       cluster with compressed arrivals and run times would stay empty.
 *   <li>A pod that the trace's cluster never scheduled has no run time there; it gets that of a
 *       scheduled pod of its quality of service class, each equally likely. The draw depends on the
 *       stream and the pod's name alone, and {@link TraceArrival#neverScheduledInTrace} tells these
 *       pods apart.
 * </ul>
 */
public final class OpenbWorkload implements Iterable<TraceArrival> {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final List<TraceArrival> arrivals;

  /**
   * How the trace becomes a workload.
   *
   * @param startSeconds second of the trace that is time 0, at least 0
   * @param compress how many times faster pods arrive than in the trace, at least 1
   */
  public record Settings(long startSeconds, int compress) {
    public Settings {
      if (startSeconds < 0 || compress < 1) {
        throw new IllegalArgumentException("start " + startSeconds + " s, compress " + compress);
      }
    }
  }

  private OpenbWorkload(List<TraceArrival> arrivals) {
    this.arrivals = arrivals;
  }

  /**
   * Returns the workload.
   *
   * @param random the stream of the drawn run times alone, such as {@code run.fork("run-times")}
   * @throws InputException if a pod was never scheduled and no pod of its class was
   */
  public static OpenbWorkload of(List<OpenbPod> pods, Settings settings, RandomSource random) {
    Map<String, List<Long>> runTimes = scheduledRunTimes(pods);
    var arrivals = new ArrayList<TraceArrival>(pods.size());
    for (OpenbPod pod : pods) {
      List<Long> ofClass = runTimes.getOrDefault(pod.qos(), List.of());
      boolean measured = pod.scheduledSeconds().isPresent();
      if (!measured && ofClass.isEmpty()) {
        String message = "was never scheduled, and no pod of its class " + pod.qos() + " was";
        throw new InputException(Problem.of("pod " + pod.name(), message));
      }
      long runSeconds =
          measured
              ? pod.runSeconds().getAsLong()
              : ofClass.get(random.fork(pod.name()).nextInt(ofClass.size()));
      arrivals.add(arrival(pod, settings, runSeconds));
    }
    arrivals.sort(Comparator.comparingLong(TraceArrival::atNanos)); // Stable: ties in trace order.
    return new OpenbWorkload(List.copyOf(arrivals));
  }

  private static Map<String, List<Long>> scheduledRunTimes(List<OpenbPod> pods) {
    var runTimes = new TreeMap<String, List<Long>>();
    for (OpenbPod pod : pods) {
      if (pod.runSeconds().isPresent()) {
        runTimes
            .computeIfAbsent(pod.qos(), qos -> new ArrayList<>())
            .add(pod.runSeconds().getAsLong());
      }
    }
    return runTimes;
  }

  private static TraceArrival arrival(OpenbPod pod, Settings settings, long runSeconds) {
    long sinceStart = Math.max(0, pod.createdSeconds() - settings.startSeconds());
    return new TraceArrival(
        Math.multiplyExact(sinceStart, NANOS_PER_SECOND) / settings.compress(),
        pod.name(),
        pod.cpuMillis(),
        pod.memoryMib(),
        pod.gpuThousandths(),
        Math.multiplyExact(runSeconds, NANOS_PER_SECOND),
        pod.qos(),
        pod.scheduledSeconds().isPresent()
            ? TraceArrival.RunTime.MEASURED
            : TraceArrival.RunTime.DRAWN);
  }

  /** Returns the arrivals in time order; those of one instant in the order of the trace. */
  @Override
  public Iterator<TraceArrival> iterator() {
    return arrivals.iterator();
  }

  public int size() {
    return arrivals.size();
  }

  /** Returns how many arrivals have a drawn run time. */
  public int neverScheduledInTrace() {
    return (int) arrivals.stream().filter(TraceArrival::neverScheduledInTrace).count();
  }
}
