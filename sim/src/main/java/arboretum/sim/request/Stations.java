package arboretum.sim.request;

import arboretum.experiment.plan.Device;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.workload.RequestPlan;
import arboretum.experiment.workload.ServedPlan;
import java.util.Arrays;
import java.util.List;

/**
 * The servers of instances and who is there: a number of servers and one queue, first come first
 * served. Columns by place; the requests themselves are slots.
 */
final class Stations {
  private final Slots slots;
  private final Places places;
  private final List<ServedPlan> services;
  private final List<NodePlan> workers;
  private final long fromNanos;
  private final long endNanos;

  private int[] busy = {};
  private int[] waiting = {};
  private int[] head = {};
  private int[] tail = {};

  /** First of those that are at a place, whatever they do there. */
  private int[] members = {};

  private double[] factor = {};
  private long[] busyNanos = {};
  private long[] served = {};

  /**
   * @param workers in the order of their indices
   * @param fromNanos from when on counts count
   */
  Stations(
      RequestPlan plan,
      Slots slots,
      Places places,
      List<NodePlan> workers,
      long fromNanos,
      long endNanos) {
    this.slots = slots;
    this.places = places;
    this.services = plan.services();
    this.workers = workers;
    this.fromNanos = fromNanos;
    this.endNanos = endNanos;
  }

  private ServedPlan plan(int place) {
    return services.get(places.serviceOf(place));
  }

  /** Makes room for places that are new. */
  void fit() {
    int before = busy.length;
    if (places.size() <= before) {
      return;
    }
    int after = Math.max(16, 2 * places.size());
    busy = Arrays.copyOf(busy, after);
    waiting = Arrays.copyOf(waiting, after);
    head = Arrays.copyOf(head, after);
    tail = Arrays.copyOf(tail, after);
    members = Arrays.copyOf(members, after);
    factor = Arrays.copyOf(factor, after);
    busyNanos = Arrays.copyOf(busyNanos, after);
    served = Arrays.copyOf(served, after);
    Arrays.fill(head, before, after, Slots.NONE);
    Arrays.fill(tail, before, after, Slots.NONE);
    Arrays.fill(members, before, after, Slots.NONE);
  }

  /** A place begins to serve. */
  void open(int place) {
    Device device = workers.get(places.worker(place)).device();
    Double times = plan(place).factors().get(device.profile());
    factor[place] = times == null ? 1 / device.speed() : times;
  }

  /** Returns the first of those that are at a place, or {@link Slots#NONE}. */
  int first(int place) {
    return members[place];
  }

  /** Returns whether a server is free. */
  boolean isFree(int place) {
    return busy[place] < plan(place).servers();
  }

  /** Returns whether nobody may wait any more. */
  boolean isFull(int place) {
    return waiting[place] >= plan(place).queue();
  }

  /** Returns requests here that are served or wait, per server. */
  double load(int place) {
    return (busy[place] + waiting[place]) / (double) plan(place).servers();
  }

  /** A request comes to a place. */
  void enter(int place, int slot) {
    int first = members[place];
    slots.previous[slot] = Slots.NONE;
    slots.next[slot] = first;
    if (first != Slots.NONE) {
      slots.previous[first] = slot;
    }
    members[place] = slot;
  }

  /** A request leaves a place. */
  void leave(int place, int slot) {
    int before = slots.previous[slot];
    int behind = slots.next[slot];
    if (before == Slots.NONE) {
      members[place] = behind;
    } else {
      slots.next[before] = behind;
    }
    if (behind != Slots.NONE) {
      slots.previous[behind] = before;
    }
  }

  /** A request waits behind all others. */
  void await(int place, int slot) {
    int last = tail[place];
    slots.queueBefore[slot] = last;
    slots.queueBehind[slot] = Slots.NONE;
    if (last == Slots.NONE) {
      head[place] = slot;
    } else {
      slots.queueBehind[last] = slot;
    }
    tail[place] = slot;
    waiting[place]++;
  }

  /** A request does not wait any more. */
  void unqueue(int place, int slot) {
    int before = slots.queueBefore[slot];
    int behind = slots.queueBehind[slot];
    if (before == Slots.NONE) {
      head[place] = behind;
    } else {
      slots.queueBehind[before] = behind;
    }
    if (behind == Slots.NONE) {
      tail[place] = before;
    } else {
      slots.queueBefore[behind] = before;
    }
    waiting[place]--;
  }

  /** Returns the request that has waited longest, or {@link Slots#NONE}. */
  int longestWaiting(int place) {
    return head[place];
  }

  /**
   * A server begins with a request.
   *
   * @return when it will be done
   */
  long begin(int place, long nowNanos, long workNanos) {
    busy[place]++;
    long nanos = factor[place] == 1.0 ? workNanos : Math.round(workNanos * factor[place]);
    busyNanos[place] += counted(nowNanos, nowNanos + nanos);
    return nowNanos + nanos;
  }

  /** A server is done. */
  void done(int place, long nowNanos) {
    busy[place]--;
    served[place] += nowNanos >= fromNanos ? 1 : 0;
  }

  /** A server stops in the middle of a request that would have been done at a time. */
  void broken(int place, long nowNanos, long doneNanos) {
    busy[place]--;
    busyNanos[place] -= counted(nowNanos, doneNanos);
  }

  /** Returns how many requests a place has finished since counts count. */
  long served(int place) {
    return served[place];
  }

  /** Returns the share of its servers' time that they served, since counts count. */
  double busyShare(int place) {
    return busyNanos[place] / ((double) (endNanos - fromNanos) * plan(place).servers());
  }

  private long counted(long beginNanos, long doneNanos) {
    return Math.max(0, Math.min(doneNanos, endNanos) - Math.max(beginNanos, fromNanos));
  }
}
