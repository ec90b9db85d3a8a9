package arboretum.placement;

import arboretum.model.NodeName;
import arboretum.model.Shortfall;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.WorkerSelection;
import arboretum.plugin.WorkerView;
import arboretum.random.RandomSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * LDP with a look before the leap (ours): coordinates only say where to look. The workers that keep
 * best within all limits by estimate measure the round-trip times to users and targets themselves,
 * a few in each round; what they measure makes the users' places better known, and with them the
 * next round's list. The first round that has a worker within all limits as measured ends the
 * search, and of those the one with the most slack is taken; after {@link LatencySettings#probes}
 * workers it ends without.
 *
 * <p>Unlike LDP it takes nobody out by an estimate, which may be wrong either way.
 */
final class LdpPlus implements WorkerSelection {
  private final LatencySettings settings;
  private final RandomSource random;
  private final Sieve sieve = new Sieve();

  LdpPlus(LatencySettings settings, RandomSource random) {
    this.settings = settings;
    this.random = random;
  }

  @Override
  public Selection select(PlacementRequest request, WorkerView workers) {
    Measured measured = new Measured(request);
    Limits limits = Limits.of(request, settings, user -> measured.locate(user, workers));
    sieve.fill(request, workers);
    sieve.keepNear(limits, workers);
    limits.unseen().forEach(area -> sieve.keepInside(area, workers));
    if (!limits.haveTimes()) {
      return chosen(sieve.mostSlack(request, workers), request, workers);
    }
    int within = best(limits, measured, workers);
    int wanted = within == WorkerView.NOBODY ? next(measured.workers()) : 0;
    Limits.Rtts estimates = new Corrected(request, limits.ends(), measured, workers);
    List<Integer> shortList = shortList(limits, measured, estimates, wanted, workers);
    if (!shortList.isEmpty()) {
      return new Selection.Measure(shortList, ends(limits), workers.size());
    }
    if (within == WorkerView.NOBODY) {
      Shortfall broken = limits.users().isEmpty() ? Shortfall.CONNECTIVITY : Shortfall.LATENCY;
      sieve.keep(worker -> false, broken);
    }
    return chosen(within, request, workers);
  }

  /** Returns how many workers the next round has measure, after {@code probed} have. */
  private int next(int probed) {
    if (probed == 0) {
      return settings.references();
    }
    int rest = settings.probes() - settings.references();
    int each = Math.ceilDiv(rest, Math.max(1, settings.rounds() - 1));
    return Math.min(each, settings.probes() - probed);
  }

  private static List<NodeName> ends(Limits limits) {
    Set<NodeName> ends = new LinkedHashSet<>(limits.users());
    ends.addAll(limits.targets());
    return List.copyOf(ends);
  }

  /** Returns the worker with the most slack of those that measured and are within all limits. */
  private int best(Limits limits, Measured measured, WorkerView workers) {
    int best = WorkerView.NOBODY;
    double most = 0;
    for (int worker = sieve.next(0); worker >= 0; worker = sieve.next(worker + 1)) {
      if (measured.by(workers.name(worker))) {
        double slack = limits.slack(workers, worker, null, measured);
        if (slack > most || (slack == most && best == WorkerView.NOBODY)) {
          best = worker;
          most = slack;
        }
      }
    }
    return best;
  }

  /**
   * Returns the workers that keep best within all limits by estimate and have not measured, best
   * first. Before the first round users' places are not known and cannot count; if there is nothing
   * else to go by, it is a random sample.
   */
  private List<Integer> shortList(
      Limits limits, Measured measured, Limits.Rtts estimates, int size, WorkerView workers) {
    boolean blind = measured.isEmpty() && !limits.users().isEmpty();
    if (blind && limits.targets().isEmpty()) {
      return sieve.sample(size, random);
    }
    Shortfall kind = blind ? Shortfall.CONNECTIVITY : null;
    List<Integer> list = new ArrayList<>();
    List<Double> slacks = new ArrayList<>();
    for (int worker = sieve.next(0); worker >= 0 && size > 0; worker = sieve.next(worker + 1)) {
      if (!measured.by(workers.name(worker))) {
        double slack = limits.slack(workers, worker, kind, estimates);
        insert(list, slacks, size, worker, slack);
      }
    }
    return list;
  }

  private static void insert(
      List<Integer> list, List<Double> slacks, int size, int worker, double slack) {
    int at = list.size();
    while (at > 0 && slacks.get(at - 1) < slack) {
      at--;
    }
    if (at < size) {
      list.add(at, worker);
      slacks.add(at, slack);
      if (list.size() > size) {
        list.removeLast();
        slacks.removeLast();
      }
    }
  }

  private Selection chosen(int worker, PlacementRequest request, WorkerView workers) {
    return worker == WorkerView.NOBODY
        ? new Selection.NoneFits(sieve.refusal(request, workers), workers.size())
        : new Selection.Chosen(worker, workers.size());
  }
}
