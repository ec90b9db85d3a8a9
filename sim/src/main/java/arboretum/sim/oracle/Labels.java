package arboretum.sim.oracle;

import java.util.ArrayList;
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

  int count() {
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
