package arboretum.cli.play;

import arboretum.check.Check;
import arboretum.experiment.metric.MetricRegistry;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.Roles;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plugin.FailureListener;
import arboretum.experiment.plugin.PlugIns;
import arboretum.experiment.record.Effect;
import arboretum.experiment.record.EffectPorts;
import arboretum.experiment.record.RecordedStep;
import arboretum.experiment.record.RecordingHeader;
import arboretum.experiment.record.RecordingWriter;
import arboretum.port.Ports;
import arboretum.protocol.Input;
import arboretum.sim.world.Observer;
import arboretum.sim.world.SimDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the orchestrators of a simulated replication do about each of their inputs, and
 * workers too where a plug-in decides when they report. Its thread only.
 */
final class DecisionLog implements Observer {
  private final RecordingWriter out;
  private final List<Effect> effects = new ArrayList<>();
  private @Nullable Input handled;

  private DecisionLog(RecordingWriter out) {
    this.out = out;
  }

  static String fileName(RunPlan plan) {
    return String.format(
        Locale.ROOT, "decisions-p%05d-r%05d.jsonl.gz", plan.point(), plan.replication());
  }

  /** Plays a replication and writes {@link #fileName} into a folder. */
  static Path write(RunPlan plan, PlugIns plugIns, Path folder)
      throws IOException, InterruptedException {
    Path file = folder.resolve(fileName(plan));
    try (RecordingWriter out = RecordingWriter.create(file, RecordingHeader.of(plan, ""))) {
      DecisionLog log = new DecisionLog(out);
      new SimDriver(
              (played, policies) -> {
                Roles roles = new Roles(played, plugIns.over(policies, FailureListener.NOBODY));
                return (node, ports) -> roles.create(node, log.seen(node, ports));
              },
              Check.Level.CHEAP,
              MetricRegistry.standard(),
              PlanFacts::new,
              played -> log)
          .play(plan);
      log.flush();
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
    return file;
  }

  private Ports seen(NodePlan node, Ports ports) {
    return node.isOrchestrator() || node.extensions().updates().isPresent()
        ? EffectPorts.before(ports, effects::add)
        : ports;
  }

  @Override
  public void onInput(Input input) {
    flush();
    handled = input;
  }

  private void flush() {
    Input input = handled;
    if (input != null && !effects.isEmpty()) {
      try {
        out.write(new RecordedStep(input, effects));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    effects.clear();
  }
}
