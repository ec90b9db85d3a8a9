package arboretum.experiment.scenario.bind;

import arboretum.experiment.plan.TimedAction;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Several iterators, each in order of time, as one; at equal times those of an earlier iterator
 * first. Ends at the end of the run. Takes one action at a time from each.
 */
final class MergedTimeline implements Iterator<TimedAction> {
  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(
          Comparator.comparingLong((Head head) -> head.action().atNanos())
              .thenComparingInt(Head::rank));
  private final long endNanos;

  private record Head(TimedAction action, int rank, Iterator<TimedAction> rest) {}

  /**
   * Merges.
   *
   * @param endNanos actions at or after it are left out
   */
  MergedTimeline(List<Iterator<TimedAction>> sources, long endNanos) {
    this.endNanos = endNanos;
    for (int rank = 0; rank < sources.size(); rank++) {
      advance(sources.get(rank), rank);
    }
  }

  private void advance(Iterator<TimedAction> source, int rank) {
    if (source.hasNext()) {
      TimedAction action = source.next();
      if (action.atNanos() < endNanos) {
        heads.add(new Head(action, rank, source));
      }
    }
  }

  @Override
  public boolean hasNext() {
    return !heads.isEmpty();
  }

  @Override
  public TimedAction next() {
    Head head = heads.poll();
    if (head == null) {
      throw new NoSuchElementException("the timeline is at its end");
    }
    advance(head.rest(), head.rank());
    return head.action();
  }
}
