package arboretum.experiment.scenario.bind;

import arboretum.experiment.data.requests.RecordedRequests;
import arboretum.experiment.plan.NodePlan.Tier;
import arboretum.experiment.plan.UserPlan;
import arboretum.experiment.problem.Nearest;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.keys.CallKeys;
import arboretum.experiment.scenario.keys.ScenarioKeys;
import arboretum.experiment.scenario.keys.UserKeys;
import arboretum.experiment.workload.Arrivals;
import arboretum.experiment.workload.CallPlan;
import arboretum.experiment.workload.CallPlan.Caller;
import arboretum.experiment.workload.Carriage;
import arboretum.experiment.workload.RequestPlan;
import arboretum.experiment.workload.Target;
import arboretum.model.NodeName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Binds who calls what. */
final class CallBinder {
  private static final String EACH_USER = "each user";
  private static final String EACH_WORKER = "each worker";
  private static final Set<Tier> WORKERS = EnumSet.of(Tier.WORKER);

  private final Fields file;
  private final Names names;
  private final List<UserPlan> users;
  private final ServingBinder serving;
  private final Sources sources;
  private final Problems problems;
  private final Set<String> taken = new TreeSet<>();

  private CallBinder(
      Fields file,
      Names names,
      List<UserPlan> users,
      ServingBinder serving,
      Sources sources,
      Problems problems) {
    this.file = file;
    this.names = names;
    this.users = users;
    this.serving = serving;
    this.sources = sources;
    this.problems = problems;
  }

  /** Returns the requests of a scenario; what is wrong is reported. */
  static RequestPlan bind(
      Fields file,
      TreeBinder.Bound bound,
      List<UserPlan> users,
      Services services,
      Sources sources,
      Problems problems) {
    var serving = new ServingBinder(services, sources, problems);
    var binder = new CallBinder(file, bound.names(), users, serving, sources, problems);
    List<CallPlan> calls = new ArrayList<>();
    for (Fields item : file.items(ScenarioKeys.CALLS)) {
      binder.call(item).ifPresent(calls::add);
    }
    Carriage carriage = binder.carriage();
    return calls.isEmpty() ? RequestPlan.NONE : new RequestPlan(calls, serving.all(), carriage);
  }

  private Carriage carriage() {
    Fields requests = file.section(ScenarioKeys.REQUESTS);
    Optional<Long> shared = requests.get(CallKeys.SHARED_FROM);
    Optional<Long> mtu = requests.get(CallKeys.MTU);
    Optional<Long> headers = requests.get(CallKeys.HEADERS);
    Optional<Long> tunnel = requests.get(CallKeys.TUNNEL);
    if (shared.isEmpty() || mtu.isEmpty() || headers.isEmpty() || tunnel.isEmpty()) {
      return Carriage.STANDARD;
    }
    if (headers.get() >= mtu.get() || mtu.get() > Integer.MAX_VALUE / 2) {
      requests.report(
          problems, CallKeys.MTU, "is not allowed; allowed: more than headers, below 1 GB");
      return Carriage.STANDARD;
    }
    return new Carriage(
        shared.get(),
        Math.toIntExact(mtu.get()),
        Math.toIntExact(headers.get()),
        Math.toIntExact(Math.min(tunnel.get(), Integer.MAX_VALUE / 2)));
  }

  private Optional<CallPlan> call(Fields item) {
    Optional<Target> target =
        item.get(CallKeys.TO)
            .flatMap(text -> serving.target(item, CallKeys.TO, text, Optional.empty()));
    Optional<NodeName> via = item.get(CallKeys.VIA).flatMap(text -> worker(item, text));
    List<NodeName> from =
        item.get(CallKeys.FROM).map(text -> callers(item, text)).orElse(List.of());
    Optional<Arrivals> arrivals = arrivals(item);
    Optional<CallPlan.Window> window = window(item);
    Optional<CallPlan.Patience> patience = patience(item);
    Optional<Long> setUps = item.get(CallKeys.SET_UP);
    Optional<CallKeys.Use> use = item.get(CallKeys.CONNECTION);
    Optional<CallKeys.Per> per = item.get(CallKeys.PER);
    if (target.isEmpty()
        || from.isEmpty()
        || arrivals.isEmpty()
        || window.isEmpty()
        || patience.isEmpty()
        || setUps.isEmpty()
        || use.isEmpty()
        || per.isEmpty()) {
      return Optional.empty();
    }
    String name = item.get(CallKeys.NAME).orElse(target.get().service().value());
    if (!taken.add(name)) {
      item.report(problems, CallKeys.NAME, "\"" + name + "\" is another call's name; give it one");
    }
    boolean each = per.get() == CallKeys.Per.CALLER && !(arrivals.get() instanceof Arrivals.Trace);
    return Optional.of(
        new CallPlan(
            name,
            from.stream().map(node -> new Caller(node, via)).toList(),
            target.get(),
            arrivals.get(),
            each,
            window.get(),
            patience.get(),
            new CallPlan.Connection(
                Math.toIntExact(setUps.get()), use.get() == CallKeys.Use.KEPT)));
  }

  private Optional<NodeName> worker(Fields item, String text) {
    return switch (names.find(text, WORKERS, "worker")) {
      case Names.Found.Node node -> Optional.of(node.name());
      case Names.Found.Nothing nothing -> {
        item.report(problems, CallKeys.VIA, nothing.message());
        yield Optional.empty();
      }
    };
  }

  private List<NodeName> callers(Fields item, String text) {
    if (text.equals(EACH_WORKER)) {
      return names.all(WORKERS);
    }
    if (text.equals(EACH_USER)) {
      if (users.isEmpty()) {
        item.report(problems, CallKeys.FROM, "there are no users");
      }
      return users.stream().map(UserPlan::name).toList();
    }
    List<NodeName> found = group(text);
    if (!found.isEmpty()) {
      return found;
    }
    if (names.find(text, WORKERS, "worker") instanceof Names.Found.Node node) {
      return List.of(node.name());
    }
    Set<String> known = new TreeSet<>(List.of(EACH_USER, EACH_WORKER));
    file.items(ScenarioKeys.USERS).forEach(g -> g.get(UserKeys.NAME).ifPresent(known::add));
    names.all(WORKERS).forEach(worker -> known.add(worker.leaf()));
    item.report(
        problems,
        CallKeys.FROM,
        "unknown caller \"" + text + "\"; known: " + Listing.of(known) + Nearest.hint(text, known));
    return List.of();
  }

  /** Returns the users of a group, or the one user of that name. */
  private List<NodeName> group(String text) {
    Optional<Fields> group =
        file.items(ScenarioKeys.USERS).stream()
            .filter(fields -> fields.get(UserKeys.NAME).filter(text::equals).isPresent())
            .findFirst();
    long count = group.flatMap(fields -> fields.get(UserKeys.COUNT)).orElse(0L);
    return users.stream()
        .map(UserPlan::name)
        .filter(
            user ->
                user.leaf().equals(text)
                    || (count > 1
                        && user.leaf().matches(java.util.regex.Pattern.quote(text) + "-\\d+")))
        .toList();
  }

  private Optional<Arrivals> arrivals(Fields item) {
    boolean trace = item.has(CallKeys.TRACE);
    if (trace == item.has(CallKeys.RATE)) {
      String message = trace ? "stands beside trace" : "is missing";
      item.report(problems, CallKeys.RATE, message + "; wanted: one of rate, trace");
      return Optional.empty();
    }
    if (trace) {
      return recorded(item.section(CallKeys.TRACE));
    }
    Optional<Double> rate = item.get(CallKeys.RATE);
    Optional<CallKeys.Law> law = item.get(CallKeys.ARRIVALS);
    if (item.has(CallKeys.BURSTS)) {
      Fields bursts = item.section(CallKeys.BURSTS);
      Optional<Double> high = bursts.get(CallKeys.BURST_RATE).filter(r -> above0(bursts, r));
      Optional<Long> lasts = bursts.get(CallKeys.BURST_LASTS);
      Optional<Long> every = bursts.get(CallKeys.BURST_EVERY);
      return rate.isPresent() && high.isPresent() && lasts.isPresent() && every.isPresent()
          ? Optional.of(new Arrivals.Bursts(high.get(), rate.get(), lasts.get(), every.get()))
          : Optional.empty();
    }
    if (rate.isEmpty() || law.isEmpty() || !above0(item, rate.get())) {
      return Optional.empty();
    }
    return Optional.of(
        switch (law.get()) {
          case POISSON -> new Arrivals.Poisson(rate.get());
          case CONSTANT -> new Arrivals.Constant(rate.get());
        });
  }

  private boolean above0(Fields fields, double rate) {
    if (rate > 0) {
      return true;
    }
    fields.report(problems, CallKeys.RATE, "is 0; allowed: more than 0");
    return false;
  }

  private Optional<Arrivals> recorded(Fields trace) {
    boolean data = trace.has(CallKeys.TRACE_DATA);
    if (data == trace.has(CallKeys.TRACE_FILE)) {
      String message = data ? "stands beside file" : "is missing";
      trace.report(problems, CallKeys.TRACE_DATA, message + "; wanted: one of data, file");
      return Optional.empty();
    }
    var key = data ? CallKeys.TRACE_DATA : CallKeys.TRACE_FILE;
    if (trace.get(key).isEmpty()) {
      return Optional.empty();
    }
    Optional<RecordedRequests> requests =
        data ? sources.requestsOf(trace, key, problems) : sources.ownRequests(trace, key, problems);
    Optional<Long> from = trace.get(CallKeys.TRACE_FROM);
    return requests.isPresent() && from.isPresent()
        ? Optional.of(new Arrivals.Trace(requests.get().from(from.get())))
        : Optional.empty();
  }

  private Optional<CallPlan.Window> window(Fields item) {
    Optional<Long> start = item.get(CallKeys.START);
    Optional<Long> stop =
        item.has(CallKeys.STOP) ? item.get(CallKeys.STOP) : Optional.of(Long.MAX_VALUE);
    if (start.isEmpty() || stop.isEmpty()) {
      return Optional.empty();
    }
    if (stop.get() < start.get()) {
      item.report(problems, CallKeys.STOP, "is before start; allowed: start or later");
      return Optional.empty();
    }
    return Optional.of(new CallPlan.Window(start.get(), stop.get()));
  }

  private static Optional<CallPlan.Patience> patience(Fields item) {
    Optional<Long> timeout = item.get(CallKeys.TIMEOUT);
    Optional<Long> retries = item.get(CallKeys.RETRIES);
    Optional<Long> backOff = item.get(CallKeys.BACK_OFF);
    return timeout.isPresent() && retries.isPresent() && backOff.isPresent()
        ? Optional.of(
            new CallPlan.Patience(timeout.get(), Math.toIntExact(retries.get()), backOff.get()))
        : Optional.empty();
  }
}
