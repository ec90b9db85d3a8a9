package arboretum.experiment.scenario.bind;

import arboretum.experiment.plan.NodePlan.Tier;
import arboretum.experiment.plan.TimedAction.Action;
import arboretum.experiment.plan.TimedAction.Change;
import arboretum.experiment.plan.UserPlan;
import arboretum.experiment.problem.Nearest;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.keys.TimelineKeys;
import arboretum.model.NodeName;
import arboretum.units.GeoPoint;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Binds changes of the network. */
final class Changes {
  private final Names names;
  private final List<UserPlan> users;
  private final Network.Needs needs;
  private final Problems problems;

  Changes(Names names, List<UserPlan> users, Network.Needs needs, Problems problems) {
    this.names = names;
    this.users = users;
    this.needs = needs;
    this.problems = problems;
  }

  /** Returns the change that an item of the timeline is; empty if it has problems. */
  Optional<Action> of(Fields item) {
    boolean moves = item.has(TimelineKeys.PLACE);
    if (moves == item.has(TimelineKeys.LATENCY)) {
      String message = moves ? "stands beside latency" : "is missing";
      item.report(problems, TimelineKeys.LATENCY, message + "; wanted: one of latency, place");
      return Optional.empty();
    }
    Optional<NodeName> end = item.get(TimelineKeys.CHANGE).flatMap(text -> end(item, text, moves));
    if (!moves) {
      Optional<Long> added = item.get(TimelineKeys.LATENCY);
      return end.isPresent() && added.isPresent()
          ? Optional.of(new Change.Delay(end.get(), added.get()))
          : Optional.empty();
    }
    if (needs != Network.Needs.PLACE) {
      item.report(problems, TimelineKeys.PLACE, "is only for latency by geography");
    }
    Optional<GeoPoint> to = item.get(TimelineKeys.PLACE);
    return end.isPresent() && to.isPresent()
        ? Optional.of(new Change.Move(end.get(), to.get()))
        : Optional.empty();
  }

  private Optional<NodeName> end(Fields item, String text, boolean user) {
    Optional<NodeName> known =
        users.stream().map(UserPlan::name).filter(name -> name.leaf().equals(text)).findFirst();
    if (known.isPresent()) {
      return known;
    }
    List<String> all = users.stream().map(plan -> plan.name().leaf()).toList();
    if (user) {
      String message = "unknown user \"" + text + "\"; known: " + Listing.of(all);
      item.report(problems, TimelineKeys.CHANGE, message + Nearest.hint(text, all));
      return Optional.empty();
    }
    return switch (names.find(text, EnumSet.of(Tier.CLUSTER, Tier.WORKER), "node or user")) {
      case Names.Found.Node node -> Optional.of(node.name());
      case Names.Found.Nothing nothing -> {
        item.report(problems, TimelineKeys.CHANGE, nothing.message());
        yield Optional.empty();
      }
    };
  }
}
