package arboretum.bench.hold;

import java.util.PriorityQueue;

/** The tightest loop over the JDK's heap: one object per pending event, used again and again. */
final class PriorityQueueHold implements HoldSide {

  @Override
  public HoldSample run(HoldTask task) {
    PriorityQueue<Event> queue = new PriorityQueue<>(task.pending() + 1);
    for (int i = 0; i < task.pending(); i++) {
      queue.add(new Event(task.delay(i), i, i));
    }
    long checksum = hold(task, queue, task.pending(), task.settle(), 0);
    int draws = task.pending() + task.settle();
    long start = CpuTime.nanos();
    checksum = hold(task, queue, draws, task.measured(), checksum);
    long nanos = CpuTime.nanos() - start;
    return new HoldSample((double) nanos / task.measured(), checksum);
  }

  private static long hold(
      HoldTask task, PriorityQueue<Event> queue, int firstDraw, int events, long checksum) {
    long sum = checksum;
    for (int draw = firstDraw; draw < firstDraw + events; draw++) {
      Event event = queue.remove();
      sum = HoldTask.mix(sum, event.atNanos, event.code);
      event.atNanos += task.delay(draw);
      event.sequence = draw;
      queue.add(event);
    }
    return sum;
  }

  private static final class Event implements Comparable<Event> {
    long atNanos;
    long sequence;
    final int code;

    Event(long atNanos, long sequence, int code) {
      this.atNanos = atNanos;
      this.sequence = sequence;
      this.code = code;
    }

    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(atNanos, other.atNanos);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }
}
