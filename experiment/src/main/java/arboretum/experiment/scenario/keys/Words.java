package arboretum.experiment.scenario.keys;

import arboretum.aggregate.AggregateForm;
import arboretum.coordinates.VivaldiSettings.Heights;
import arboretum.coordinates.ZoneSettings;
import arboretum.experiment.plan.Extensions.OnFailure;
import arboretum.experiment.plan.RuntimePlan.ExitLaw;
import arboretum.experiment.plan.TimedAction.Direction;
import arboretum.experiment.plan.TimedAction.State;
import arboretum.experiment.scenario.format.Shape;
import arboretum.experiment.scenario.format.Shape.Named;
import arboretum.experiment.scenario.format.Shape.One;
import arboretum.experiment.scenario.profile.Profiles;
import arboretum.model.ServiceLevel.OnViolation;
import arboretum.orchestrator.CoordinateSettings.Space;
import arboretum.orchestrator.LevelSettings;
import arboretum.orchestrator.LevelSettings.Order;
import arboretum.orchestrator.Settings.Admission;
import arboretum.orchestrator.Settings.BackOff;
import arboretum.orchestrator.Settings.Offers.Choice;
import arboretum.orchestrator.Settings.Offers.Offering;
import arboretum.orchestrator.Settings.Offers.Refusal;
import arboretum.orchestrator.Settings.Offers.Retry;
import arboretum.orchestrator.Settings.Recovery.Escalation;
import arboretum.orchestrator.Settings.Recovery.Fencing;
import arboretum.orchestrator.Settings.Recovery.Recreation;
import arboretum.orchestrator.Settings.Recovery.Reports;
import arboretum.orchestrator.Settings.Reporting;
import arboretum.placement.LatencySettings.InitialUsers;
import arboretum.placement.LatencySettings.Pick;
import arboretum.placement.LatencySettings.Targets;
import arboretum.placement.Policies;
import arboretum.resolution.ResolutionSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The choices among words, each with what it stands for. */
public final class Words {
  /** Kinds of fault that a timeline can have. */
  public enum FaultKind {
    SITE,
    ORCHESTRATOR,
    WORKER,
    INSTANCE,
    LINK
  }

  /** Latencies without a parameter. */
  public enum PlainLatency {
    GEOGRAPHY,
    IDEAL
  }

  private Words() {}

  static One<String> profiles() {
    return words("profile", List.of(), Profiles.names().toArray(String[]::new));
  }

  static Named policies() {
    List<String> names = new ArrayList<>(Policies.names());
    names.add(Policies.OPTIMAL);
    return new Named(words("policy", List.of(), names.toArray(String[]::new)));
  }

  /** A policy with one that comes with the program. */
  static Named standard(String name) {
    return new Named(words("policy", List.of(), name));
  }

  static One<OnFailure> onFailure() {
    var words = new LinkedHashMap<String, OnFailure>();
    words.put("stop", OnFailure.STOP);
    words.put("refuse", OnFailure.REFUSE);
    return Shape.choice("reaction", words, List.of());
  }

  static One<String> dataOf(String kind, String... names) {
    return words(kind, List.of(), names);
  }

  static One<PlainLatency> plainLatency() {
    var words = new LinkedHashMap<String, PlainLatency>();
    words.put("geography", PlainLatency.GEOGRAPHY);
    words.put("ideal", PlainLatency.IDEAL);
    return Shape.choice("latency", words, List.of("topology"));
  }

  static One<AggregateForm> forms() {
    var words = new LinkedHashMap<String, AggregateForm>();
    words.put("sum", AggregateForm.SUM);
    words.put("mean-std", AggregateForm.MEAN_STD);
    words.put("max", AggregateForm.MAX);
    words.put("histogram", AggregateForm.HISTOGRAM);
    words.put("full", AggregateForm.FULL);
    return Shape.choice("form", words, List.of());
  }

  static One<Reporting> reporting() {
    var words = new LinkedHashMap<String, Reporting>();
    words.put("immediate", Reporting.IMMEDIATE);
    words.put("periodic", Reporting.PERIODIC);
    return Shape.choice("reporting", words, List.of());
  }

  static One<Admission> admission() {
    var words = new LinkedHashMap<String, Admission>();
    words.put("reserved", Admission.RESERVED);
    words.put("installed", Admission.INSTALLED);
    words.put("measured", Admission.MEASURED);
    words.put("measured+pending", Admission.MEASURED_PENDING);
    return Shape.choice("admission", words, List.of());
  }

  static One<Choice> choice() {
    var words = new LinkedHashMap<String, Choice>();
    words.put("ranked", Choice.RANKED);
    words.put("single", Choice.SINGLE);
    return Shape.choice("choice", words, List.of());
  }

  static One<Offering> offering() {
    var words = new LinkedHashMap<String, Offering>();
    words.put("together", Offering.TOGETHER);
    words.put("one-by-one", Offering.ONE_BY_ONE);
    words.put("all-or-nothing", Offering.ALL_OR_NOTHING);
    return Shape.choice("offering", words, List.of());
  }

  static One<Refusal> refusal() {
    var words = new LinkedHashMap<String, Refusal>();
    words.put("to-parent", Refusal.TO_PARENT);
    words.put("kept", Refusal.KEPT);
    words.put("stuck", Refusal.STUCK);
    return Shape.choice("refusal", words, List.of());
  }

  static One<Retry> never() {
    var words = new LinkedHashMap<String, Retry>();
    words.put("never", Retry.NEVER);
    return Shape.choice("retry", words, List.of());
  }

  static One<Retry> occasion() {
    var words = new LinkedHashMap<String, Retry>();
    words.put("aggregate", Retry.ON_AGGREGATE);
    words.put("period", Retry.PERIODIC);
    return Shape.choice("occasion", words, List.of());
  }

  static One<Escalation> escalation() {
    var words = new LinkedHashMap<String, Escalation>();
    words.put("to-parent", Escalation.TO_PARENT);
    words.put("none", Escalation.NONE);
    return Shape.choice("escalation", words, List.of());
  }

  static One<OnViolation> onViolation() {
    var words = new LinkedHashMap<String, OnViolation>();
    words.put("migrate", OnViolation.MIGRATE);
    words.put("replicate", OnViolation.REPLICATE);
    words.put("none", OnViolation.NONE);
    return Shape.choice("strategy", words, List.of());
  }

  static One<Order> order() {
    var words = new LinkedHashMap<String, Order>();
    words.put("make-before-break", Order.MAKE_BEFORE_BREAK);
    words.put("break-before-make", Order.BREAK_BEFORE_MAKE);
    return Shape.choice("order", words, List.of());
  }

  static One<ResolutionKeys.Served> served() {
    var words = new LinkedHashMap<String, ResolutionKeys.Served>();
    words.put("when-called", ResolutionKeys.Served.WHEN_CALLED);
    words.put("always", ResolutionKeys.Served.ALWAYS);
    words.put("never", ResolutionKeys.Served.NEVER);
    return Shape.choice("occasion", words, List.of());
  }

  static One<ResolutionSettings.Choice> balancing() {
    var words = new LinkedHashMap<String, ResolutionSettings.Choice>();
    words.put("named", ResolutionSettings.Choice.NAMED);
    words.put("random", ResolutionSettings.Choice.RANDOM);
    return Shape.choice("choice of instances", words, List.of());
  }

  static One<ResolutionSettings.Update> update() {
    var words = new LinkedHashMap<String, ResolutionSettings.Update>();
    words.put("push", ResolutionSettings.Update.PUSH);
    words.put("notify", ResolutionSettings.Update.NOTIFY);
    return Shape.choice("kind of news", words, List.of());
  }

  static One<ResolutionSettings.Unreachable> unreachable() {
    var words = new LinkedHashMap<String, ResolutionSettings.Unreachable>();
    words.put("refresh", ResolutionSettings.Unreachable.REFRESH);
    words.put("keep", ResolutionSettings.Unreachable.KEEP);
    return Shape.choice("reaction", words, List.of());
  }

  static One<LevelSettings.Escalation> moveEscalation() {
    var words = new LinkedHashMap<String, LevelSettings.Escalation>();
    words.put("to-parent", LevelSettings.Escalation.TO_PARENT);
    words.put("none", LevelSettings.Escalation.NONE);
    return Shape.choice("escalation", words, List.of());
  }

  static One<Recreation> recreation() {
    var words = new LinkedHashMap<String, Recreation>();
    words.put("elsewhere", Recreation.ELSEWHERE);
    words.put("none", Recreation.NONE);
    return Shape.choice("recreation", words, List.of());
  }

  static One<Reports> reports() {
    var words = new LinkedHashMap<String, Reports>();
    words.put("queued", Reports.QUEUED);
    words.put("dropped", Reports.DROPPED);
    return Shape.choice("kind of report", words, List.of());
  }

  static One<BackOff> noBackOff() {
    var words = new LinkedHashMap<String, BackOff>();
    words.put("none", BackOff.NONE);
    return Shape.choice("back-off", words, List.of());
  }

  static One<Fencing> fencing() {
    var words = new LinkedHashMap<String, Fencing>();
    words.put("epoch", Fencing.EPOCH);
    words.put("owner", Fencing.OWNER);
    words.put("none", Fencing.NONE);
    return Shape.choice("fencing", words, List.of());
  }

  static One<ExitLaw> exitLaws() {
    var words = new LinkedHashMap<String, ExitLaw>();
    words.put("exact", ExitLaw.EXACT);
    words.put("exponential", ExitLaw.EXPONENTIAL);
    return Shape.choice("law", words, List.of());
  }

  static One<State> states() {
    var words = new LinkedHashMap<String, State>();
    words.put("kept", State.KEPT);
    words.put("lost", State.LOST);
    words.put("torn", State.TORN);
    return Shape.choice("state", words, List.of());
  }

  static One<Direction> directions() {
    var words = new LinkedHashMap<String, Direction>();
    words.put("both", Direction.BOTH);
    words.put("up", Direction.UP);
    words.put("down", Direction.DOWN);
    return Shape.choice("direction", words, List.of());
  }

  static One<FaultKind> faults() {
    var words = new LinkedHashMap<String, FaultKind>();
    words.put("site", FaultKind.SITE);
    words.put("orchestrator", FaultKind.ORCHESTRATOR);
    words.put("worker", FaultKind.WORKER);
    words.put("instance", FaultKind.INSTANCE);
    words.put("link", FaultKind.LINK);
    return Shape.choice("kind of fault", words, List.of("engine", "agent"));
  }

  static One<FaultKind> randomFaults() {
    var words = new LinkedHashMap<String, FaultKind>();
    words.put("worker", FaultKind.WORKER);
    words.put("orchestrator", FaultKind.ORCHESTRATOR);
    words.put("site", FaultKind.SITE);
    words.put("link", FaultKind.LINK);
    return Shape.choice("kind of random fault", words, List.of("instance", "engine", "agent"));
  }

  static One<Long> nothing() {
    var words = new LinkedHashMap<String, Long>();
    words.put("none", 0L);
    return Shape.choice("costs", words, List.of());
  }

  static One<Pick> pick() {
    var words = new LinkedHashMap<String, Pick>();
    words.put("first", Pick.FIRST);
    words.put("random", Pick.RANDOM);
    words.put("most-slack", Pick.MOST_SLACK);
    return Shape.choice("pick", words, List.of());
  }

  static One<InitialUsers> initialUsers() {
    var words = new LinkedHashMap<String, InitialUsers>();
    words.put("known", InitialUsers.KNOWN);
    words.put("area", InitialUsers.AREA);
    return Shape.choice("knowledge of users", words, List.of());
  }

  static One<Targets> targets() {
    var words = new LinkedHashMap<String, Targets>();
    words.put("any", Targets.ANY);
    words.put("all", Targets.ALL);
    words.put("nearest", Targets.NEAREST);
    words.put("first", Targets.FIRST);
    return Shape.choice("choice of targets", words, List.of());
  }

  static One<Heights> heights() {
    var words = new LinkedHashMap<String, Heights>();
    words.put("moved", Heights.MOVED);
    words.put("replaced", Heights.REPLACED);
    words.put("none", Heights.NONE);
    return Shape.choice("kind of height", words, List.of());
  }

  static One<LatencyKeys.Kept> kept() {
    var words = new LinkedHashMap<String, LatencyKeys.Kept>();
    words.put("when-needed", LatencyKeys.Kept.WHEN_NEEDED);
    words.put("always", LatencyKeys.Kept.ALWAYS);
    words.put("never", LatencyKeys.Kept.NEVER);
    return Shape.choice("occasion", words, List.of());
  }

  static One<Space> space() {
    var words = new LinkedHashMap<String, Space>();
    words.put("cluster", Space.CLUSTER);
    words.put("global", Space.GLOBAL);
    return Shape.choice("space of coordinates", words, List.of());
  }

  static One<Boolean> rows() {
    var words = new LinkedHashMap<String, Boolean>();
    words.put("written", false);
    words.put("drawn", true);
    return Shape.choice("choice of rows", words, List.of());
  }

  static One<Boolean> userLatency() {
    var words = new LinkedHashMap<String, Boolean>();
    words.put("as-nodes", false);
    words.put("circular", true);
    return Shape.choice("latency of users", words, List.of());
  }

  static One<Optional<ZoneSettings>> zones() {
    var words = new LinkedHashMap<String, Optional<ZoneSettings>>();
    words.put("hulls", Optional.of(ZoneSettings.standard()));
    words.put("none", Optional.empty());
    return Shape.choice("zone", words, List.of());
  }

  private static One<String> words(String kind, List<String> later, String... names) {
    var words = new LinkedHashMap<String, String>();
    for (String name : names) {
      words.put(name, name);
    }
    return Shape.choice(kind, words, later);
  }
}
