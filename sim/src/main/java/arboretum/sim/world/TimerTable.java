package arboretum.sim.world;

import arboretum.protocol.Payload;
import arboretum.protocol.TimerId;
import arboretum.sim.engine.Engine;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The timers of all nodes. A timer that is set has a slot, whose index the engine brings back; a
 * periodic one is the engine's, so that a firing costs nothing here.
 *
 * <p>A timer that is due may have to wait for its node's server. Until its handler runs it counts
 * as set: to cancel it or to set it anew takes it out of the queue.
 */
final class TimerTable {
  /** One timer that is, or was, set. */
  static final class Entry {
    final SimNode node;
    final Payload.TimerFired payload;
    final boolean periodic;
    private long handle = Engine.NO_HANDLE;
    private int slot = NO_SLOT;
    private boolean set = true;

    private Entry(SimNode node, Payload.TimerFired payload, boolean periodic) {
      this.node = node;
      this.payload = payload;
      this.periodic = periodic;
    }
  }

  private static final int NO_SLOT = -1;
  private static final int FIRST_SLOTS = 64;

  private final Engine engine;

  /** Nodes have the same timers, and share what says so. */
  private final Map<TimerId, Payload.TimerFired> payloads = new LinkedHashMap<>();

  private Entry[] entries = {};
  private int[] free = {};
  private int freeCount;

  TimerTable(Engine engine) {
    this.engine = engine;
  }

  /** Sets a timer that comes once. One that lies beyond what the engine counts never comes. */
  void set(SimNode node, TimerId timer, long delayNanos) {
    if (delayNanos < 0) {
      throw new IllegalArgumentException(timer + " with a delay below 0: " + delayNanos);
    }
    Entry entry = replace(node, timer, false);
    if (delayNanos <= Engine.MAX_NANOS - engine.nowNanos()) {
      acquire(entry);
      entry.handle =
          engine.schedule(engine.nowNanos() + delayNanos, Codes.of(Codes.TIMER, entry.slot));
    }
  }

  /** Sets a timer that comes periodically. */
  void every(SimNode node, TimerId timer, long periodNanos, long phaseNanos) {
    if (periodNanos <= 0 || phaseNanos < 0) {
      throw new IllegalArgumentException(
          timer + " with period " + periodNanos + " and phase " + phaseNanos);
    }
    Entry entry = replace(node, timer, true);
    acquire(entry);
    entry.handle =
        engine.every(
            Math.addExact(engine.nowNanos(), phaseNanos),
            periodNanos,
            Codes.of(Codes.TIMER, entry.slot));
  }

  void cancel(SimNode node, TimerId timer) {
    Entry entry = node.timers.remove(timer);
    if (entry != null) {
      unset(entry);
    }
  }

  /** Cancels all timers of a node. */
  void cancelAll(SimNode node) {
    for (Entry entry : node.timers.values()) {
      unset(entry);
    }
    node.timers.clear();
  }

  /** Returns the timer whose event came; one that comes once has no slot any more. */
  Entry due(int slot) {
    Entry entry = entries[slot];
    if (!entry.periodic) {
      release(entry);
    }
    return entry;
  }

  /** Returns the timer that has, or had last, a slot. */
  Entry entry(int slot) {
    return entries[slot];
  }

  /** Returns whether the timer is still set when its handler is to run, and takes note of it. */
  boolean take(Entry entry) {
    if (entry.set && !entry.periodic) {
      entry.set = false;
      entry.node.timers.remove(entry.payload.timer());
      return true;
    }
    return entry.set;
  }

  private Entry replace(SimNode node, TimerId timer, boolean periodic) {
    cancel(node, timer);
    Entry entry =
        new Entry(node, payloads.computeIfAbsent(timer, Payload.TimerFired::new), periodic);
    node.timers.put(timer, entry);
    return entry;
  }

  private void unset(Entry entry) {
    entry.set = false;
    if (entry.slot != NO_SLOT) {
      engine.cancel(entry.handle);
      release(entry);
    }
  }

  private void acquire(Entry entry) {
    if (freeCount == 0) {
      int before = entries.length;
      int after = Math.max(FIRST_SLOTS, 2 * before);
      entries = Arrays.copyOf(entries, after);
      free = Arrays.copyOf(free, after);
      for (int slot = after - 1; slot >= before; slot--) {
        free[freeCount++] = slot;
      }
    }
    entry.slot = free[--freeCount];
    entries[entry.slot] = entry;
  }

  private void release(Entry entry) {
    free[freeCount++] = entry.slot;
    entry.slot = NO_SLOT;
  }
}
