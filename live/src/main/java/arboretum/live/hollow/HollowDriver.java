package arboretum.live.hollow;

import arboretum.experiment.metric.MetricRegistry;
import arboretum.experiment.metric.RequestBook;
import arboretum.experiment.metric.RunRecorder;
import arboretum.experiment.metric.RunResult;
import arboretum.experiment.metric.ServiceFacts;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.record.RecordingHeader;
import arboretum.experiment.record.RecordingWriter;
import arboretum.experiment.run.Driver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Plays plans in real time: root, clusters and workers in this JVM, each on its own thread, over
 * loopback sockets. All inputs are recorded, so that the run can be played again under the
 * simulated clock.
 *
 * <p>Only real time passes: what a plan says of the costs of handlers is not applied, handlers take
 * what they take.
 */
public final class HollowDriver implements Driver {
  /**
   * How to play.
   *
   * @param roles makes the roles of a plan
   * @param delays how long a plan's links are; {@code plan -> LinkDelays.NONE} for the loopback
   *     interface alone
   * @param recordings where the inputs of a plan go, by custom {@code inputs.jsonl.gz}; the folder
   *     must be there
   * @param facts what the workload knows of its services
   * @param maxNanos a longer run ends then, above 0
   * @param build for people, in hellos and recordings
   * @param notices takes a line for people now and then, from any thread
   */
  public record Options(
      Function<RunPlan, RoleFactory> roles,
      Function<RunPlan, LinkDelays> delays,
      Function<RunPlan, Path> recordings,
      ServiceFacts facts,
      long maxNanos,
      String build,
      Consumer<String> notices) {}

  private final Options options;

  public HollowDriver(Options options) {
    this.options = options;
  }

  /**
   * Plays {@code plan}; takes its duration. Afterwards, also after a failure or an interruption, no
   * thread and no socket is left, and what was recorded can be read.
   *
   * @throws LiveRunFailedException if a role failed, the nodes could not connect, or the recording
   *     could not be written; the message says where
   * @throws InterruptedException if the caller was interrupted
   */
  @Override
  public RunResult run(RunPlan plan) throws InterruptedException {
    RunRecorder results = new RunRecorder(plan, MetricRegistry.standard(), options.facts());
    try (RecordingWriter recording =
        RecordingWriter.create(
            options.recordings().apply(plan), RecordingHeader.of(plan, options.build()))) {
      RunLog log = new RunLog(results, recording, options.notices());
      HollowSystem played = play(plan, log);
      return log.finish(played.clock().nanos(), played.traffic().finish());
    } catch (IOException | IllegalStateException e) {
      throw new LiveRunFailedException(describe(plan) + e.getMessage(), e);
    }
  }

  /** Returns the system after its end. */
  private HollowSystem play(RunPlan plan, RunLog log) throws IOException, InterruptedException {
    RoleFactory roles = options.roles().apply(plan);
    LinkDelays delays = options.delays().apply(plan);
    try (HollowSystem system = new HollowSystem(plan, options.build(), roles, delays, log)) {
      log.judgeBy(system.truth());
      long endNanos = Math.min(plan.durationNanos(), options.maxNanos());
      RequestBook book = new RequestBook(plan.requests(), plan.warmUpNanos(), plan.durationNanos());
      HollowCallers callers = new HollowCallers(plan, system, book);
      system.callers(callers);
      new Playback(plan, log, system, callers, endNanos).play();
      if (!plan.requests().isEmpty()) {
        log.requests(book);
      }
      return system;
    }
  }

  private static String describe(RunPlan plan) {
    return plan.scenario()
        + ", point "
        + plan.point()
        + ", replication "
        + plan.replication()
        + ": ";
  }
}
