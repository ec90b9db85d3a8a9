package arboretum.live.hollow;

import arboretum.experiment.record.RecordedStep;
import arboretum.model.NodeName;
import arboretum.protocol.UserToRoot;
import arboretum.trace.TraceEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is told. */
final class KeepingListener implements RunListener {
  /** One trace event. */
  record Traced(long atNanos, NodeName node, TraceEvent event) {}

  final List<RecordedStep> steps = new CopyOnWriteArrayList<>();
  final List<Traced> traces = new CopyOnWriteArrayList<>();
  final List<String> notices = new CopyOnWriteArrayList<>();

  @Override
  public void onStep(RecordedStep step) {
    steps.add(step);
  }

  @Override
  public void onTrace(long atNanos, NodeName node, TraceEvent event) {
    traces.add(new Traced(atNanos, node, event));
  }

  @Override
  public void onOperator(long atNanos, UserToRoot request) {
    // Also among the root's inputs.
  }

  @Override
  public void onNetworkChanged(long atNanos) {
    // Nothing is kept of it.
  }

  @Override
  public void onNotice(String line) {
    notices.add(line);
  }
}
