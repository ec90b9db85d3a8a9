package arboretum.sim.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.integer.IntegerStrategy;
import org.ojalgo.type.context.NumberContext;

/**
 * One criterion minimised with all before it held at their optimum, as a mixed integer program
 * solved by ojAlgo. A binary for each label; a link's cost is a product of binaries, made linear by
 * a variable for each pair of workers whose sums over one end are the binaries of the other (Adams
 * and Sherali's reformulation), which gives far better bounds than a big constant would.
 *
 * <p>Round trips are in ms with six decimals, so a nanosecond is well above the solver's
 * tolerances; what it answers is evaluated again in longs, and an answer that does not agree proves
 * nothing.
 */
final class Mip {
  /** More pairs of workers than this are not tried: one relaxation would take minutes. */
  static final int MAX_PAIRS = 2_500;

  private static final int MAX_UNITS = 100_000;
  private static final int MAX_COVERS = 100;
  private static final int NANOS_SCALE = 6;

  /** Gomory cuts of ojAlgo 57.1.0 cut off feasible points (its issue 682). */
  private static final IntegerStrategy.GMICutConfiguration NO_CUTS =
      new IntegerStrategy.GMICutConfiguration()
          .withFractionality(0.5)
          .withViolation(BigDecimal.ZERO);

  private static final NumberContext GAP = NumberContext.of(14, 9);

  private final PlacementProblem problem;
  private final Labels labels;
  private final ExpressionsBasedModel model;
  private final List<List<Variable>> chosen = new ArrayList<>();

  /** By pair link: the variables of worker pairs and what they stand for. */
  private final List<Product> products = new ArrayList<>();

  private record Product(
      Variable both, int from, int fromWorker, int to, int toWorker, Value cost) {}

  private Mip(PlacementProblem problem, Labels labels) {
    this.problem = problem;
    this.labels = labels;
    // Its presolvers prove too much: they cut off optima of some of the cases that tests enumerate.
    Optimisation.Environment plain = Optimisation.newEnvironment();
    plain.clearPresolvers();
    model = plain.newModel();
  }

  /**
   * What came of it.
   *
   * @param where the best assignment that the solver found, or the start
   * @param proven whether no assignment of these labels is better in the criterion
   */
  record Outcome(int[] where, boolean proven) {}

  /**
   * Minimises.
   *
   * @param labels with those of the start among them
   * @param start a feasible assignment, optimal in all criteria before this one
   * @param nodeLimit after how many branch-and-bound nodes the solver gives up, more than 0
   */
  static Outcome minimise(
      PlacementProblem problem, Labels labels, Criterion criterion, int[] start, int nodeLimit) {
    Mip mip = new Mip(problem, labels);
    boolean products = criterion != Criterion.MISSING;
    if (products && mip.pairs() > MAX_PAIRS) {
      return new Outcome(start, false);
    }
    mip.choices();
    mip.room();
    mip.demands();
    if (products) {
      mip.products();
    }
    return mip.solve(criterion, start, nodeLimit);
  }

  /** Returns how many variables the links take. */
  private long pairs() {
    long pairs = 0;
    for (PairLink link : problem.pairs()) {
      pairs += (long) workers(link.from()).size() * workers(link.to()).size();
    }
    return pairs;
  }

  private void choices() {
    for (int service = 0; service < labels.services(); service++) {
      List<Variable> own = new ArrayList<>();
      Expression one = model.newExpression("one " + service).level(1);
      for (Label label : labels.of(service)) {
        Variable variable = model.newVariable(service + " on " + label).binary();
        one.set(variable, 1);
        own.add(variable);
      }
      chosen.add(own);
    }
  }

  private void room() {
    for (int worker = 0; worker < problem.workers(); worker++) {
      for (int dimension = 0; dimension < Room.DIMENSIONS; dimension++) {
        room(worker, dimension);
      }
    }
  }

  /**
   * Coefficients stay small whole numbers, which the solver handles well: parts of the greatest
   * common divisor, or shares rounded down. What rounding lets through meets {@link #cover}.
   */
  private void room(int worker, int dimension) {
    long free = problem.free(worker).part(dimension);
    long wanted = 0;
    BigInteger common = BigInteger.ZERO;
    for (int service = 0; service < labels.services(); service++) {
      if (workers(service).contains(worker)) {
        long part = problem.request(service).part(dimension);
        wanted += part;
        common = common.gcd(BigInteger.valueOf(part));
      }
    }
    if (wanted <= free) {
      return;
    }
    long unit = common.longValueExact();
    boolean whole = free / unit <= MAX_UNITS;
    Expression sum = model.newExpression("room " + worker + " " + dimension);
    sum.upper(whole ? free / unit : Shares.WHOLE);
    for (int service = 0; service < labels.services(); service++) {
      long part = problem.request(service).part(dimension);
      addOn(sum, service, worker, whole ? part / unit : Shares.share(part, free));
    }
  }

  /** Forbids that all that an answer put on an overfull worker stand there together. */
  private void cover(int[] where, int worker) {
    Expression cover = model.newExpression("cover " + model.countExpressions());
    int together = 0;
    for (int service = 0; service < where.length; service++) {
      if (where[service] == worker) {
        addOn(cover, service, worker, 1);
        together++;
      }
    }
    cover.upper(together - 1);
  }

  /** A service that is within its limits on a worker needs its target near enough to that. */
  private void demands() {
    for (PairLink link : problem.pairs()) {
      List<Label> from = labels.of(link.from());
      for (int l = 0; l < from.size(); l++) {
        if (from.get(l).within()) {
          Expression demand = model.newExpression("demand " + model.countExpressions()).lower(0);
          demand.set(chosen.get(link.from()).get(l), -1);
          for (int worker : workers(link.to())) {
            if (problem.betweenNanos(from.get(l).worker(), worker) <= link.limitNanos()) {
              addOn(demand, link.to(), worker, 1);
            }
          }
        }
      }
    }
  }

  private void products() {
    for (PairLink link : problem.pairs()) {
      List<Integer> from = withNowhere(link.from());
      List<Integer> to = withNowhere(link.to());
      List<Expression> rows = marginals(link.from(), from);
      List<Expression> columns = marginals(link.to(), to);
      for (int f = 0; f < from.size(); f++) {
        for (int t = 0; t < to.size(); t++) {
          Variable both = model.newVariable("both " + products.size()).lower(0);
          rows.get(f).set(both, 1);
          columns.get(t).set(both, 1);
          products.add(
              new Product(
                  both,
                  link.from(),
                  from.get(f),
                  link.to(),
                  to.get(t),
                  cost(link, from.get(f), to.get(t))));
        }
      }
    }
  }

  private Value cost(PairLink link, int from, int to) {
    if (from == Evaluation.NOWHERE || to == Evaluation.NOWHERE) {
      return Value.ZERO;
    }
    return new Label(from, false).linked(problem, link, new Label(to, false));
  }

  private List<Expression> marginals(int service, List<Integer> workers) {
    List<Expression> sums = new ArrayList<>();
    for (int worker : workers) {
      Expression sum = model.newExpression("sum " + model.countExpressions()).level(0);
      addOn(sum, service, worker, -1);
      sums.add(sum);
    }
    return sums;
  }

  private void addOn(Expression sum, int service, int worker, long factor) {
    List<Label> own = labels.of(service);
    for (int l = 0; l < own.size(); l++) {
      if (own.get(l).worker() == worker && factor != 0) {
        sum.set(chosen.get(service).get(l), factor);
      }
    }
  }

  /** Returns the workers that are left for the service, each once. */
  private List<Integer> workers(int service) {
    List<Integer> workers = new ArrayList<>();
    for (Label label : labels.of(service)) {
      if (label.runs() && (workers.isEmpty() || workers.getLast() != label.worker())) {
        workers.add(label.worker());
      }
    }
    return workers;
  }

  private List<Integer> withNowhere(int service) {
    List<Integer> workers = workers(service);
    if (labels.of(service).contains(Label.NONE)) {
      workers.add(Evaluation.NOWHERE);
    }
    return workers;
  }

  private Outcome solve(Criterion criterion, int[] start, int nodeLimit) {
    Evaluation first = Evaluation.exact(problem, start);
    Value before = Value.of(problem, first);
    if (criterion != Criterion.MISSING) {
      holdCounts(first);
    }
    if (criterion == Criterion.RTT) {
      Expression most = model.newExpression("most excess");
      fill(most, Criterion.EXCESS);
      most.upper(number(Criterion.EXCESS, before.excessNanos()));
    }
    fill(model.newExpression("objective").weight(1), criterion);
    configure(nodeLimit);
    for (int covers = 0; covers < MAX_COVERS; covers++) {
      beginAt(start);
      Optimisation.Result result = model.minimise();
      if (!result.getState().isFeasible()) {
        break;
      }
      int[] where = decode(result);
      int overfull = Load.overfull(problem, where);
      if (overfull == Evaluation.NOWHERE) {
        return judged(criterion, result, where, start);
      }
      cover(where, overfull);
    }
    return new Outcome(start, false);
  }

  /** Holds the first criterion; as two counts, whose coefficients are all one. */
  private void holdCounts(Evaluation optimum) {
    Expression placed = model.newExpression("placed").lower(optimum.placed());
    Expression running = model.newExpression("running").lower(optimum.running());
    for (int service = 0; service < labels.services(); service++) {
      for (int l = 0; l < labels.of(service).size(); l++) {
        Label label = labels.of(service).get(l);
        if (label.within()) {
          placed.set(chosen.get(service).get(l), 1);
        }
        if (label.runs()) {
          running.set(chosen.get(service).get(l), 1);
        }
      }
    }
  }

  /** Takes an answer for proven only if longs agree with what the solver told. */
  private Outcome judged(
      Criterion criterion, Optimisation.Result result, int[] where, int[] start) {
    Value before = Value.of(problem, Evaluation.exact(problem, start));
    Value found = Value.of(problem, Evaluation.exact(problem, where));
    boolean agrees =
        criterion.in(found) == told(criterion, result.getValue())
            && criterion.in(found) <= criterion.in(before)
            && criterion.equalBefore(found, before);
    return new Outcome(
        found.isBelow(before) ? where : start, agrees && result.getState().isOptimal());
  }

  private void fill(Expression expression, Criterion criterion) {
    for (int service = 0; service < labels.services(); service++) {
      for (int l = 0; l < labels.of(service).size(); l++) {
        long cost = criterion.in(labels.of(service).get(l).own(problem, service));
        if (cost != 0) {
          expression.set(chosen.get(service).get(l), number(criterion, cost));
        }
      }
    }
    for (Product product : products) {
      long cost = criterion.in(product.cost());
      if (cost != 0) {
        expression.set(product.both(), number(criterion, cost));
      }
    }
  }

  private static BigDecimal number(Criterion criterion, long value) {
    return BigDecimal.valueOf(value, criterion == Criterion.MISSING ? 0 : NANOS_SCALE);
  }

  private static long told(Criterion criterion, double value) {
    return BigDecimal.valueOf(value)
        .movePointRight(criterion == Criterion.MISSING ? 0 : NANOS_SCALE)
        .setScale(0, RoundingMode.HALF_EVEN)
        .longValue();
  }

  /** The solver cuts off at the value of what the variables hold when it starts. */
  private void beginAt(int[] start) {
    boolean[] within = Evaluation.within(problem, start);
    for (int service = 0; service < start.length; service++) {
      Label own = new Label(start[service], within[service]);
      for (int l = 0; l < labels.of(service).size(); l++) {
        boolean here = labels.of(service).get(l).equals(own);
        chosen.get(service).get(l).setValue(here ? 1 : 0);
      }
    }
    for (Product product : products) {
      boolean here =
          start[product.from()] == product.fromWorker()
              && start[product.to()] == product.toWorker();
      product.both().setValue(here ? 1 : 0);
    }
  }

  /** One thread and no clock, so that the answer is a function of the input. */
  private void configure(int nodeLimit) {
    model.options.time_abort = Long.MAX_VALUE;
    model.options.time_suffice = Long.MAX_VALUE;
    model.options.iterations_abort = nodeLimit;
    model.options.integer(
        IntegerStrategy.newConfigurable()
            .withParallelism(() -> 1)
            .withGapTolerance(GAP)
            .withGMICutConfiguration(NO_CUTS));
  }

  private int[] decode(Optimisation.Result result) {
    int[] where = new int[labels.services()];
    for (int service = 0; service < where.length; service++) {
      where[service] = Evaluation.NOWHERE;
      double most = 0.5;
      for (int l = 0; l < labels.of(service).size(); l++) {
        double value = result.doubleValue(model.indexOf(chosen.get(service).get(l)));
        if (value > most) {
          most = value;
          where[service] = labels.of(service).get(l).worker();
        }
      }
    }
    return where;
  }
}
