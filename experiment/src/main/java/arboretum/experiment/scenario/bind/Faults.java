package arboretum.experiment.scenario.bind;

import arboretum.experiment.plan.NodePlan.Tier;
import arboretum.experiment.plan.TimedAction.Direction;
import arboretum.experiment.plan.TimedAction.Fault;
import arboretum.experiment.plan.TimedAction.State;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.keys.ScenarioKeys;
import arboretum.experiment.scenario.keys.TimelineKeys;
import arboretum.experiment.scenario.keys.Words.FaultKind;
import arboretum.model.NodeName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Binds faults of nodes and the random ones. */
final class Faults {
  private final Names names;
  private final Problems problems;

  Faults(Names names, Problems problems) {
    this.names = names;
    this.problems = problems;
  }

  /**
   * Random faults of one target.
   *
   * @param stream names of the random stream, from the run's
   */
  record Source(Fault fault, RandomFault.Law law, List<String> stream) {}

  /** Returns the tiers whose nodes can fail so. */
  static Set<Tier> tiers(FaultKind kind) {
    return switch (kind) {
      case SITE -> EnumSet.of(Tier.CLUSTER);
      case ORCHESTRATOR -> EnumSet.of(Tier.ROOT, Tier.CLUSTER);
      case WORKER -> EnumSet.of(Tier.WORKER);
      case LINK -> EnumSet.of(Tier.CLUSTER, Tier.WORKER);
      case INSTANCE -> EnumSet.noneOf(Tier.class);
    };
  }

  /** Returns the kind as it is written. */
  static String word(FaultKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String targetWord(FaultKind kind) {
    return switch (kind) {
      case SITE -> "cluster";
      case ORCHESTRATOR -> "orchestrator";
      case WORKER -> "worker";
      case LINK -> "cluster or worker";
      case INSTANCE -> "instance";
    };
  }

  /** Returns the fault of a node; empty, and reported at {@code key}, if there is no such node. */
  Optional<NodeName> target(Fields fields, Key<?> key, FaultKind kind, String text) {
    return switch (names.find(text, tiers(kind), targetWord(kind))) {
      case Names.Found.Node node -> Optional.of(node.name());
      case Names.Found.Nothing nothing -> {
        fields.report(problems, key, nothing.message());
        yield Optional.empty();
      }
    };
  }

  static Fault fault(FaultKind kind, NodeName target, State state, Direction direction) {
    return switch (kind) {
      case SITE -> new Fault.Site(target, state);
      case ORCHESTRATOR -> new Fault.Orchestrator(target, state);
      case WORKER -> new Fault.Worker(target, state);
      case LINK -> new Fault.Link(target, direction);
      case INSTANCE -> throw new IllegalArgumentException("an instance is no node: " + target);
    };
  }

  /** Reports a state that what fails cannot be in. */
  void checkState(Fields fields, FaultKind kind) {
    boolean torn = fields.get(TimelineKeys.STATE).filter(State.TORN::equals).isPresent();
    if (torn && kind == FaultKind.WORKER) {
      String message =
          "\"torn\" is for a journal, which a worker does not have; allowed: kept, lost";
      fields.report(problems, TimelineKeys.STATE, message);
    }
  }

  /** Returns the random faults, each target once for each kind. */
  List<Source> random(Fields file) {
    var sources = new ArrayList<Source>();
    var taken = new TreeSet<String>();
    for (Fields fields : file.items(ScenarioKeys.FAULTS)) {
      Optional<FaultKind> kind = fields.get(TimelineKeys.KIND);
      Optional<RandomFault.Law> law = law(fields);
      if (kind.isEmpty()) {
        continue;
      }
      if (kind.get() != FaultKind.LINK && fields.has(TimelineKeys.DIRECTION)) {
        fields.report(problems, TimelineKeys.DIRECTION, "is only for kind: link");
      }
      checkState(fields, kind.get());
      for (NodeName target : targets(fields, kind.get())) {
        if (!taken.add(word(kind.get()) + " " + target)) {
          String message = target + " has random faults of kind " + word(kind.get()) + " already";
          fields.report(problems, TimelineKeys.TARGETS, message);
        } else if (law.isPresent()) {
          sources.add(source(fields, kind.get(), law.get(), target));
        }
      }
    }
    return List.copyOf(sources);
  }

  private static Source source(
      Fields fields, FaultKind kind, RandomFault.Law law, NodeName target) {
    State state = fields.get(TimelineKeys.STATE).orElse(State.KEPT);
    Direction direction = fields.get(TimelineKeys.DIRECTION).orElse(Direction.BOTH);
    return new Source(
        fault(kind, target, state, direction), law, List.of("faults", word(kind), target.path()));
  }

  private List<NodeName> targets(Fields fields, FaultKind kind) {
    Optional<List<String>> written = fields.get(TimelineKeys.TARGETS);
    if (written.isEmpty()) {
      return names.all(tiers(kind)).stream().filter(n -> !n.equals(NodeName.ROOT)).toList();
    }
    var targets = new ArrayList<NodeName>();
    for (String text : written.get()) {
      target(fields, TimelineKeys.TARGETS, kind, text).ifPresent(targets::add);
    }
    return targets;
  }

  private Optional<RandomFault.Law> law(Fields fields) {
    boolean exact = fields.has(TimelineKeys.FAULT_LASTS);
    if (exact == fields.has(TimelineKeys.MEAN_DOWN)) {
      String message = exact ? "stands beside mean-time-to-repair" : "is missing";
      String allowed = "; allowed: one of lasts, mean-time-to-repair";
      fields.report(problems, TimelineKeys.FAULT_LASTS, message + allowed);
      return Optional.empty();
    }
    Optional<Long> up = fields.get(TimelineKeys.MEAN_UP);
    Optional<Long> down = fields.get(exact ? TimelineKeys.FAULT_LASTS : TimelineKeys.MEAN_DOWN);
    var kind = exact ? RandomFault.Law.Down.EXACT : RandomFault.Law.Down.MEAN;
    return up.isPresent() && down.isPresent()
        ? Optional.of(new RandomFault.Law(up.get(), down.get(), kind))
        : Optional.empty();
  }
}
