package arboretum.orchestrator.cluster;

import arboretum.model.InstanceId;
import arboretum.orchestrator.Settings.BackOff;
import arboretum.port.Timers;
import arboretum.protocol.TimerId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Instances whose container keeps ending: how often in a row, and until when they are left alone.
 *
 * <p>A row outlives the instance's place: one that was escalated and came back goes on waiting as
 * it did. It does not outlive the orchestrator: after a restart every row begins anew.
 */
final class Restarts {
  private static final long NOT_RUNNING = -1;

  private static final class Row {
    final InstanceId instance;
    int ends;
    long runningSinceNanos = NOT_RUNNING;
    long notBeforeNanos;

    Row(InstanceId instance) {
      this.instance = instance;
    }
  }

  private final BackOff backOff;
  private final Timers timers;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  Restarts(BackOff backOff, Timers timers) {
    this.backOff = backOff;
    this.timers = timers;
  }

  /** A container of the instance runs. */
  void running(InstanceId instance, long nowNanos) {
    Row row = rows.get(instance.toString());
    if (row != null) {
      row.runningSinceNanos = nowNanos;
    }
  }

  /** A container of the instance ended by itself, or could not start. */
  void ended(InstanceId instance, long nowNanos) {
    if (backOff.firstNanos() == 0) {
      return;
    }
    Row row = rows.computeIfAbsent(instance.toString(), key -> new Row(instance));
    if (hasRunLongEnough(row, nowNanos)) {
      row.ends = 0;
    }
    row.ends++;
    row.runningSinceNanos = NOT_RUNNING;
    row.notBeforeNanos = nowNanos + backOff.waitNanos(row.ends);
    timers.set(
        new TimerId(TimerId.Kind.RESTART, instance.toString()), row.notBeforeNanos - nowNanos);
  }

  /** Returns whether the instance is to be left alone for now. */
  boolean mustWait(InstanceId instance, long nowNanos) {
    Row row = rows.get(instance.toString());
    return row != null && nowNanos < row.notBeforeNanos;
  }

  /** Returns whose wait is over; null if it is not known any more. */
  @Nullable InstanceId due(TimerId timer) {
    Row row = rows.get(timer.subject());
    return row == null ? null : row.instance;
  }

  /** Forgets rows that a new end would begin anew, and those that nothing came of. */
  void forgetOld(long nowNanos) {
    rows.values()
        .removeIf(
            row ->
                hasRunLongEnough(row, nowNanos)
                    || nowNanos - row.notBeforeNanos
                        > backOff.mostNanos() + backOff.resetAfterNanos());
  }

  private boolean hasRunLongEnough(Row row, long nowNanos) {
    return row.runningSinceNanos != NOT_RUNNING
        && nowNanos - row.runningSinceNanos >= backOff.resetAfterNanos();
  }
}
