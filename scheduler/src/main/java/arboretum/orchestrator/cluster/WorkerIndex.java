package arboretum.orchestrator.cluster;

import arboretum.model.Constraint;
import arboretum.model.NodeTraits;
import arboretum.model.ServiceSpec;
import arboretum.plugin.Slack;
import arboretum.plugin.WorkerView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the worker that a scan over all workers would find, without looking at all of them.
 *
 * <p><b>Groups.</b> Workers of one capacity and with the same traits form a group, up to {@link
 * #MAX_GROUPS} of them; those that are left share the last. A group whose traits do not meet a
 * request is passed over as a whole. Within a group slack has one scale, so bounds on it are close.
 *
 * <p><b>Trees.</b> Each group has a tournament tree ({@link WorkerTree}) over blocks of its workers
 * in the order of their indices. A node holds the most of each amount that a worker below it has
 * free. Amounts apart say little where workers are full: one has processors left, its neighbour
 * memory, and a request needs both of one worker. So a node also holds a staircase: the most memory
 * of a worker with at least 32, 64, 128... millicores. First fit walks the trees from the left and
 * turns back wherever a node rules the request out. Most slack is branch and bound: the more
 * promising child first, and nothing that cannot better the best so far, or equal it with a lower
 * index.
 *
 * <p><b>Exactness.</b> A node may only rule out what does not fit; it never settles that a worker
 * fits. Leaves ask {@link WorkerTable#fits} and {@link Slack#of(WorkerView, int,
 * arboretum.model.Resources)} as the scan does, and bounds never lie below what these return: see
 * {@link WorkerTree}. A slip in the tree thus costs the right answer, but never gives one that does
 * not fit; a property test compares all answers with the scan.
 *
 * <p><b>Upkeep.</b> Whoever changes what {@link WorkerTable#fits} reads calls {@link #touch}; that
 * notes the worker once. The next search brings the trees up to date: a block anew, then its
 * ancestors as long as they change. Nothing is built before the first search, so a cluster that
 * places nothing pays nothing, whatever its workers report.
 *
 * <p>Deliberately not: a balanced tree by slack (the order depends on the request's shape), or one
 * by trait (hard requirements are few, and groups cover them).
 */
final class WorkerIndex {
  private static final int MAX_GROUPS = 64;
  private static final int INITIAL_WORKERS = 64;

  /** Up to so many workers a scan is as fast. */
  private static final int FEW = 32;

  /** Workers with equal shapes differ in what is free, and in names. */
  private record Shape(long cpuMillis, long memoryBytes, int gpus, NodeTraits traits) {}

  private record Group(WorkerTree tree, boolean isUniform) {}

  private final WorkerTable table;
  private final Map<Shape, Group> byShape = new LinkedHashMap<>();
  private final List<Group> groups = new ArrayList<>();
  private int known;
  private WorkerTree[] trees = new WorkerTree[0];
  private int[] places = new int[0];
  private boolean[] isTouched = new boolean[0];
  private int[] touched = new int[0];
  private int touchedCount;

  WorkerIndex(WorkerTable table) {
    this.table = table;
  }

  /** Notes that what the worker has free, or whether it is silent, may have changed. */
  void touch(int worker) {
    if (worker < known && !isTouched[worker]) {
      isTouched[worker] = true;
      touched[touchedCount++] = worker;
    }
  }

  /** Forgets everything: a worker's capacity or traits have changed. */
  void reset() {
    byShape.clear();
    groups.clear();
    Arrays.fill(isTouched, false);
    touchedCount = 0;
    known = 0;
  }

  /** Returns whether to search here: workers are many, and their names do not matter. */
  boolean covers(ServiceSpec spec) {
    if (table.size() <= FEW) {
      return false;
    }
    List<Constraint> constraints = spec.requirements().constraints();
    for (int i = 0; i < constraints.size(); i++) {
      if (constraints.get(i) instanceof Constraint.Direct
          || constraints.get(i) instanceof Constraint.Clusters) {
        return false;
      }
    }
    return true;
  }

  /** See {@link WorkerView#firstFit}. */
  int firstFit(ServiceSpec spec) {
    catchUp();
    Wanted wanted = new Wanted(spec, Slack.RAW);
    int first = known;
    for (int i = 0; i < groups.size(); i++) {
      if (mayMeet(groups.get(i), spec)) {
        first = groups.get(i).tree().firstFit(wanted, first);
      }
    }
    return first == known ? WorkerView.NOBODY : first;
  }

  /** See {@link WorkerView#mostSlack}. */
  int mostSlack(ServiceSpec spec, Slack slack) {
    catchUp();
    Wanted wanted = new Wanted(spec, slack);
    long admitted = 0;
    int promising = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < groups.size(); i++) {
      double bound = groups.get(i).tree().bound(wanted);
      if (bound > Double.NEGATIVE_INFINITY && mayMeet(groups.get(i), spec)) {
        admitted |= 1L << i;
        promising = bound > most ? i : promising;
        most = Math.max(most, bound);
      }
    }
    if (admitted != 0) {
      groups.get(promising).tree().mostSlack(wanted);
    }
    for (int i = 0; i < groups.size(); i++) {
      if (i != promising && (admitted >> i & 1) != 0) {
        groups.get(i).tree().mostSlack(wanted);
      }
    }
    return wanted.best();
  }

  private boolean mayMeet(Group group, ServiceSpec spec) {
    if (!group.isUniform()) {
      return true;
    }
    int worker = group.tree().first();
    return spec.requirements().unmet(table.name(worker), table.traits(worker)).isEmpty();
  }

  private void catchUp() {
    for (int i = 0; i < touchedCount; i++) {
      int worker = touched[i];
      isTouched[worker] = false;
      trees[worker].refresh(places[worker]);
    }
    touchedCount = 0;
    while (known < table.size()) {
      add(known++);
    }
  }

  private void add(int worker) {
    if (worker >= trees.length) {
      int length = Math.max(INITIAL_WORKERS, 2 * worker);
      trees = Arrays.copyOf(trees, length);
      places = Arrays.copyOf(places, length);
      isTouched = Arrays.copyOf(isTouched, length);
      touched = Arrays.copyOf(touched, length);
    }
    Shape shape =
        new Shape(
            table.cpuMillis(worker),
            table.memoryBytes(worker),
            table.usableGpus(worker).length,
            placeless(table.traits(worker)));
    trees[worker] = groupOf(shape).tree();
    places[worker] = trees[worker].append(worker);
  }

  private Group groupOf(Shape shape) {
    Group known = byShape.get(shape);
    if (known != null) {
      return known;
    }
    if (groups.size() == MAX_GROUPS) {
      return groups.get(MAX_GROUPS - 1);
    }
    boolean isUniform = groups.size() < MAX_GROUPS - 1;
    Group group = new Group(new WorkerTree(table), isUniform);
    groups.add(group);
    if (isUniform) {
      byShape.put(shape, group);
    }
    return group;
  }

  /** Where a worker stands is nothing that {@link WorkerTable#fits} looks at. */
  private static NodeTraits placeless(NodeTraits is) {
    return is.at().isEmpty() ? is : is.standing(Optional.empty());
  }
}
