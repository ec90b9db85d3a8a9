package arboretum.sim.oracle;

import arboretum.random.RandomSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/** Plain schedulers that always give a feasible assignment. */
final class Plain {
  private final Batch batch;
  private final Integer[] at;

  private Plain(Batch batch) {
    this.batch = batch;
    at = new Integer[batch.asked().length];
    Arrays.fill(at, Evaluation.NOWHERE);
  }

  /** The first worker with room. */
  static List<Integer> firstFit(Batch batch) {
    Plain plain = new Plain(batch);
    for (int service = 0; service < plain.at.length; service++) {
      List<Integer> fitting = plain.fitting(service);
      plain.at[service] = fitting.isEmpty() ? Evaluation.NOWHERE : fitting.getFirst();
    }
    return List.of(plain.at);
  }

  /** The worker with room at which the value so far is the best. */
  static List<Integer> greedy(Batch batch, PlacementProblem problem) {
    Plain plain = new Plain(batch);
    for (int service = 0; service < plain.at.length; service++) {
      int best = Evaluation.NOWHERE;
      Evaluation value = Evaluation.of(problem, List.of(plain.at));
      for (int worker : plain.fitting(service)) {
        plain.at[service] = worker;
        Evaluation here = Evaluation.of(problem, List.of(plain.at));
        if (here.compareTo(value) < 0) {
          best = worker;
          value = here;
        }
      }
      plain.at[service] = best;
    }
    return List.of(plain.at);
  }

  /** The worker with room that is nearest to the places the service is linked to. */
  static List<Integer> nearest(Batch batch) {
    Plain plain = new Plain(batch);
    for (int service = 0; service < plain.at.length; service++) {
      int own = service;
      plain.at[service] = least(plain.fitting(service), worker -> plain.toPlaces(own, worker));
    }
    return List.of(plain.at);
  }

  /** Any worker with room, or none. */
  static List<Integer> random(Batch batch, RandomSource random) {
    Plain plain = new Plain(batch);
    for (int service = 0; service < plain.at.length; service++) {
      List<Integer> fitting = plain.fitting(service);
      if (!fitting.isEmpty()) {
        plain.at[service] = fitting.get(random.nextInt(fitting.size()));
      }
    }
    return List.of(plain.at);
  }

  private static int least(List<Integer> workers, ToLongFunction<Integer> cost) {
    int least = Evaluation.NOWHERE;
    for (int worker : workers) {
      if (least == Evaluation.NOWHERE || cost.applyAsLong(worker) < cost.applyAsLong(least)) {
        least = worker;
      }
    }
    return least;
  }

  private long toPlaces(int service, int worker) {
    long sum = 0;
    for (Batch.Fixed link : batch.fixed()) {
      sum += link.service() == service ? link.rtt()[worker] : 0;
    }
    return sum;
  }

  private List<Integer> fitting(int service) {
    List<Integer> fitting = new ArrayList<>();
    for (int worker = 0; worker < batch.free().length; worker++) {
      if (batch.allowed()[service][worker] && fits(service, worker)) {
        fitting.add(worker);
      }
    }
    return fitting;
  }

  private boolean fits(int service, int worker) {
    for (int part = 0; part < Room.DIMENSIONS; part++) {
      long sum = batch.asked()[service][part];
      for (int other = 0; other < service; other++) {
        sum += at[other] == worker ? batch.asked()[other][part] : 0;
      }
      if (sum > batch.free()[worker][part]) {
        return false;
      }
    }
    return true;
  }
}
