package arboretum.sim.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * A lower bound on every assignment, exact in longs: room is left to prices, and links that would
 * close a circle are left out, so that what remains is a forest, whose best labelling is found from
 * the leaves up (min-sum elimination). For every label it also gives the bound on all assignments
 * with that label.
 */
final class ForestBound {
  private final PlacementProblem problem;

  /** Each edge once, before any edge that is further down. */
  private final List<Edge> edges = new ArrayList<>();

  private final List<Integer> roots = new ArrayList<>();

  private record Edge(int parent, int child, List<PairLink> links) {}

  ForestBound(PlacementProblem problem) {
    this.problem = problem;
    boolean[] seen = new boolean[problem.services()];
    for (int service = 0; service < seen.length; service++) {
      if (!seen[service]) {
        seen[service] = true;
        roots.add(service);
        grow(service, seen);
      }
    }
  }

  private void grow(int parent, boolean[] seen) {
    for (PairLink link : problem.pairs()) {
      int child = otherEnd(link, parent);
      if (child != Evaluation.NOWHERE && !seen[child]) {
        seen[child] = true;
        edges.add(new Edge(parent, child, between(parent, child)));
        grow(child, seen);
      }
    }
  }

  private static int otherEnd(PairLink link, int service) {
    if (link.from() == service) {
      return link.to();
    }
    return link.to() == service ? link.from() : Evaluation.NOWHERE;
  }

  private List<PairLink> between(int one, int other) {
    List<PairLink> links = new ArrayList<>();
    for (PairLink link : problem.pairs()) {
      if (otherEnd(link, one) == other) {
        links.add(link);
      }
    }
    return links;
  }

  /** Costs of the labels left, to be summed up under changing prices. */
  Costs costs(Labels labels) {
    return new Costs(labels);
  }

  /**
   * The bound.
   *
   * @param total of all assignments
   * @param through by service and label, of all assignments with this label
   * @param best by service, the label of an assignment that reaches the total if room is no matter
   */
  record Bound(Value total, Value[][] through, int[] best) {}

  /** One set of labels. */
  final class Costs {
    private final Labels labels;

    /** By edge, label of the parent and label of the child. */
    private final List<Value[][]> pair = new ArrayList<>();

    private Costs(Labels labels) {
      this.labels = labels;
      for (Edge edge : edges) {
        pair.add(costs(edge));
      }
    }

    /** Returns how many pairs of labels a bound looks at, and at least how many labels. */
    long work() {
      long work = 0;
      for (int service = 0; service < labels.services(); service++) {
        work += labels.of(service).size();
      }
      for (Value[][] costs : pair) {
        work += 2L * costs.length * costs[0].length;
      }
      return work;
    }

    private Value[][] costs(Edge edge) {
      List<Label> up = labels.of(edge.parent());
      List<Label> down = labels.of(edge.child());
      Value[][] costs = new Value[up.size()][down.size()];
      for (int u = 0; u < up.size(); u++) {
        for (int d = 0; d < down.size(); d++) {
          Value sum = Value.ZERO;
          for (PairLink link : edge.links()) {
            sum =
                sum.plus(
                    link.from() == edge.parent()
                        ? up.get(u).linked(problem, link, down.get(d))
                        : down.get(d).linked(problem, link, up.get(u)));
          }
          costs[u][d] = sum;
        }
      }
      return costs;
    }

    /** Bounds under prices. */
    Bound bound(Prices prices) {
      int services = problem.services();
      Value[][] own = new Value[services][];
      Value[][] below = new Value[services][];
      for (int service = 0; service < services; service++) {
        List<Label> left = labels.of(service);
        own[service] = new Value[left.size()];
        for (int l = 0; l < left.size(); l++) {
          Value free = left.get(l).own(problem, service);
          own[service][l] = free.plus(new Value(0, 0, prices.of(service, left.get(l))));
        }
        below[service] = own[service].clone();
      }
      Value[][] messages = new Value[services][];
      for (int e = edges.size() - 1; e >= 0; e--) {
        Edge edge = edges.get(e);
        messages[edge.child()] = upwards(pair.get(e), below[edge.child()]);
        add(below[edge.parent()], messages[edge.child()]);
      }
      return downwards(below, messages, prices);
    }

    private Bound downwards(Value[][] below, Value[][] messages, Prices prices) {
      int[] best = new int[below.length];
      Value total = new Value(0, 0, -prices.ofAllRoom());
      for (int root : roots) {
        best[root] = least(below[root]);
        total = total.plus(below[root][best[root]]);
      }
      Value[][] through = new Value[below.length][];
      for (int root : roots) {
        Value others = total.minus(below[root][best[root]]);
        through[root] = new Value[below[root].length];
        for (int l = 0; l < through[root].length; l++) {
          through[root][l] = below[root][l].plus(others);
        }
      }
      for (int e = 0; e < edges.size(); e++) {
        Edge edge = edges.get(e);
        descend(edge, pair.get(e), below[edge.child()], messages[edge.child()], through, best);
      }
      return new Bound(total, through, best);
    }

    private void descend(
        Edge edge, Value[][] costs, Value[] below, Value[] message, Value[][] through, int[] best) {
      Value[] own = new Value[below.length];
      Value[] chosen = new Value[below.length];
      Value[] up = through[edge.parent()];
      for (int d = 0; d < below.length; d++) {
        Value least = Value.IMPOSSIBLE;
        for (int u = 0; u < up.length; u++) {
          Value here = up[u].minus(message[u]).plus(costs[u][d]);
          if (u == 0 || here.isBelow(least)) {
            least = here;
          }
        }
        own[d] = least.plus(below[d]);
        chosen[d] = costs[best[edge.parent()]][d].plus(below[d]);
      }
      through[edge.child()] = own;
      best[edge.child()] = least(chosen);
    }
  }

  private static Value[] upwards(Value[][] costs, Value[] below) {
    Value[] message = new Value[costs.length];
    for (int u = 0; u < costs.length; u++) {
      Value least = costs[u][0].plus(below[0]);
      for (int d = 1; d < below.length; d++) {
        Value here = costs[u][d].plus(below[d]);
        if (here.isBelow(least)) {
          least = here;
        }
      }
      message[u] = least;
    }
    return message;
  }

  private static void add(Value[] to, Value[] more) {
    for (int l = 0; l < to.length; l++) {
      to[l] = to[l].plus(more[l]);
    }
  }

  private static int least(Value[] values) {
    int least = 0;
    for (int l = 1; l < values.length; l++) {
      if (values[l].isBelow(values[least])) {
        least = l;
      }
    }
    return least;
  }
}
