package arboretum.experiment.metric;

import arboretum.trace.TraceEvent.MigrationEnded.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What moves of instances cost: the time without a running copy and the time with two. A move is
 * over when the orchestrator that moves the instance says so and no second copy runs any more.
 */
final class MigrationBook {
  private static final class Move {
    long downNanos;
    long doubleNanos;
    long changedNanos;
    int copies;
    boolean counted;
    boolean done;
    boolean ended;

    void advance(long atNanos) {
      downNanos += copies == 0 ? atNanos - changedNanos : 0;
      doubleNanos += copies > 1 ? atNanos - changedNanos : 0;
      changedNanos = atNanos;
    }
  }

  private final long fromNanos;
  private final Map<TrackedInstance, Move> open = new LinkedHashMap<>();
  private final DurationSamples downtime = new DurationSamples();
  private double doubleSeconds;
  private long started;

  MigrationBook(long fromNanos) {
    this.fromNanos = fromNanos;
  }

  void started(long atNanos, TrackedInstance instance) {
    Move move = new Move();
    move.changedNanos = atNanos;
    move.copies = instance.copies;
    move.counted = atNanos >= fromNanos;
    started += move.counted ? 1 : 0;
    open.put(instance, move);
  }

  /** The number of running copies of an instance has changed. */
  void changed(long atNanos, TrackedInstance instance) {
    Move move = open.get(instance);
    if (move != null) {
      move.advance(atNanos);
      move.copies = instance.copies;
      close(atNanos, instance, move);
    }
  }

  void ended(long atNanos, TrackedInstance instance, Outcome outcome) {
    Move move = open.get(instance);
    if (move != null) {
      move.ended = true;
      move.done = outcome == Outcome.DONE || outcome == Outcome.OVERTAKEN;
      close(atNanos, instance, move);
    }
  }

  /** With break-before-make the end is said before the next copy runs: it is waited for. */
  private void close(long atNanos, TrackedInstance instance, Move move) {
    boolean settled = move.copies == 1 || !instance.wanted;
    if (move.ended && settled) {
      move.advance(atNanos);
      open.remove(instance);
      if (move.counted) {
        doubleSeconds += move.doubleNanos * 1e-9;
        if (move.done) {
          downtime.add(move.downNanos);
        }
      }
    }
  }

  /** Writes what was measured, if anything was moved. */
  void finish(long endNanos, RunResult.Builder result) {
    List<Move> left = new ArrayList<>(open.values());
    for (Move move : left) {
      move.advance(endNanos);
      if (move.counted) {
        doubleSeconds += move.doubleNanos * 1e-9;
        downtime.addCensored();
      }
    }
    if (started > 0) {
      result.distribution("migration_downtime", downtime.distribution());
      result.scalar("double_running", doubleSeconds);
    }
  }
}
