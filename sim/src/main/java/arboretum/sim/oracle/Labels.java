package arboretum.sim.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The labels that are left for each service, by rising worker. */
final class Labels {
  private final List<List<Label>> left = new ArrayList<>();

  private Labels() {}

  /** All labels that a service could have if it were alone. */
  static Labels all(PlacementProblem problem) {
    Labels labels = new Labels();
    for (int service = 0; service < problem.services(); service++) {
      labels.left.add(all(problem, service));
    }
    return labels;
  }

  private static List<Label> all(PlacementProblem problem, int service) {
    List<Label> own = new ArrayList<>();
    for (int worker = 0; worker < problem.workers(); worker++) {
      if (problem.canRun(service, worker)) {
        if (problem.fixedExcessNanos(service, worker) == 0) {
          own.add(new Label(worker, true));
        }
        own.add(new Label(worker, false));
      }
    }
    own.add(Label.NONE);
    return own;
  }

  /**
   * Drops what a service without links to others never needs: of n services, n - 1 others are on at
   * most n - 1 workers, so one of its n best is empty, and there it fits.
   */
  void keepBestOfUnlinked(PlacementProblem problem) {
    boolean[] linked = new boolean[problem.services()];
    for (PairLink link : problem.pairs()) {
      linked[link.from()] = true;
      linked[link.to()] = true;
    }
    for (int service = 0; service < linked.length; service++) {
      if (!linked[service]) {
        left.set(service, best(problem, service));
      }
    }
  }

  private List<Label> best(PlacementProblem problem, int service) {
    List<Label> sorted = new ArrayList<>();
    for (Label label : left.get(service)) {
      boolean couldBeWithin =
          label.runs() && problem.fixedExcessNanos(service, label.worker()) == 0;
      if (label.runs() && label.within() == couldBeWithin) {
        sorted.add(label);
      }
    }
    sorted.sort(
        Comparator.comparing((Label label) -> label.own(problem, service))
            .thenComparingInt(Label::worker));
    List<Label> best = new ArrayList<>(sorted.subList(0, Math.min(sorted.size(), left.size())));
    best.sort(Comparator.comparingInt(Label::worker));
    best.add(Label.NONE);
    return best;
  }

  List<Label> of(int service) {
    return left.get(service);
  }

  int services() {
    return left.size();
  }

  private int count() {
    int count = 0;
    for (List<Label> own : left) {
      count += own.size();
    }
    return count;
  }

  /**
   * Keeps a label if a better value than {@code incumbent} could still go through it.
   *
   * @param through by service and label, in this order
   * @return whether some label went
   */
  boolean keepBelow(Value incumbent, Value[][] through) {
    int before = count();
    for (int service = 0; service < through.length; service++) {
      List<Label> kept = new ArrayList<>();
      for (int l = 0; l < through[service].length; l++) {
        if (through[service][l].isBelow(incumbent)) {
          kept.add(left.get(service).get(l));
        }
      }
      left.set(service, kept);
    }
    return count() < before;
  }

  /** Keeps the service's labels on the worker. */
  void keepOnly(int service, int worker) {
    left.set(
        service, left.get(service).stream().filter(label -> label.worker() == worker).toList());
  }

  /**
   * Drops labels that do not fit beside the services that have one worker left; if these do not fit
   * together, one of them loses its last label.
   *
   * @return whether some label went
   */
  boolean keepFitting(PlacementProblem problem) {
    int before = count();
    int[] where = new int[left.size()];
    Arrays.fill(where, Evaluation.NOWHERE);
    for (int service = 0; service < where.length; service++) {
      if (workers(service) == 1) {
        where[service] = left.get(service).getFirst().worker();
      }
    }
    for (int service = 0; service < where.length; service++) {
      List<Label> kept = new ArrayList<>();
      for (Label label : left.get(service)) {
        if (!label.runs() || Load.joins(problem, where, service, label.worker())) {
          kept.add(label);
        }
      }
      left.set(service, kept);
    }
    return count() < before;
  }

  /** Returns on how many workers the service can still be, nowhere counted as one. */
  int workers(int service) {
    int workers = 0;
    int last = Evaluation.NOWHERE - 1;
    for (Label label : left.get(service)) {
      workers += label.worker() == last ? 0 : 1;
      last = label.worker();
    }
    return workers;
  }

  Labels copy() {
    Labels copy = new Labels();
    copy.left.addAll(left);
    return copy;
  }

  /** Returns whether some service has no label left: nothing better exists. */
  boolean isExhausted() {
    for (List<Label> own : left) {
      if (own.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Returns these labels and those of the assignment. */
  Labels with(PlacementProblem problem, int[] where) {
    Labels both = new Labels();
    for (int service = 0; service < left.size(); service++) {
      List<Label> own = new ArrayList<>();
      for (Label label : all(problem, service)) {
        if (left.get(service).contains(label) || label.worker() == where[service]) {
          own.add(label);
        }
      }
      both.left.add(own);
    }
    return both;
  }
}
