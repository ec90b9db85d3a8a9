package arboretum.live.hollow;

import arboretum.experiment.metric.MessageCounts;
import arboretum.experiment.metric.RequestBook;
import arboretum.experiment.metric.RunRecorder;
import arboretum.experiment.metric.RunResult;
import arboretum.experiment.metric.Truth;
import arboretum.experiment.record.RecordedStep;
import arboretum.experiment.record.RecordingWriter;
import arboretum.model.NodeName;
import arboretum.protocol.UserToRoot;
import arboretum.trace.TraceEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Keeps what happens in a run; any thread. */
final class RunLog implements RunListener {
  private final RunRecorder results;
  private final RecordingWriter recording;
  private final Consumer<String> notices;

  RunLog(RunRecorder results, RecordingWriter recording, Consumer<String> notices) {
    this.results = results;
    this.recording = recording;
    this.notices = notices;
  }

  /** Has placements judged by the true network; before the first event. */
  void judgeBy(Truth network) {
    synchronized (results) {
      results.judgeBy(network);
    }
  }

  @Override
  public void onStep(RecordedStep step) {
    try {
      recording.write(step);
    } catch (IOException e) {
      throw new UncheckedIOException("the recording can't be written: " + e.getMessage(), e);
    }
  }

  @Override
  public void onTrace(long atNanos, NodeName node, TraceEvent event) {
    synchronized (results) {
      results.onTrace(atNanos, node, event);
    }
  }

  @Override
  public void onOperator(long atNanos, UserToRoot request) {
    synchronized (results) {
      results.onOperator(atNanos, request);
    }
  }

  @Override
  public void onNetworkChanged(long atNanos) {
    synchronized (results) {
      results.onNetworkChanged(atNanos);
    }
  }

  @Override
  public void onNotice(String line) {
    notices.accept(line);
  }

  /** Takes what became of connections, once nobody calls any more. */
  void requests(RequestBook book) {
    synchronized (results) {
      results.requests(book);
    }
  }

  /** Returns the result once everything is closed. */
  RunResult finish(long endNanos, MessageCounts messages) {
    synchronized (results) {
      return results.finish(endNanos, messages);
    }
  }
}
