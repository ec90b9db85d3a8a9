package arboretum.experiment.scenario.bind;

import arboretum.experiment.plan.UserPlan;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.keys.ScenarioKeys;
import arboretum.experiment.scenario.keys.TopologyKeys;
import arboretum.experiment.scenario.keys.UserKeys;
import arboretum.model.NodeName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds users' devices. */
final class Users {
  private static final NodeName ALL = new NodeName("users");

  private Users() {}

  static List<UserPlan> of(Fields file, Network network, boolean rowsDrawn, Problems problems) {
    Map<NodeName, UserPlan> users = new LinkedHashMap<>();
    for (Fields group : file.items(ScenarioKeys.USERS)) {
      Optional<String> name = group.get(UserKeys.NAME);
      int count = group.get(UserKeys.COUNT).map(Math::toIntExact).orElse(0);
      boolean row = network.needs() == Network.Needs.ROW && !rowsDrawn;
      if (row && !group.has(TopologyKeys.ROW)) {
        group.report(problems, TopologyKeys.ROW, "is missing; latency by a matrix needs a row");
      }
      if (network.needs() == Network.Needs.PLACE && !group.has(TopologyKeys.AT)) {
        group.report(problems, TopologyKeys.AT, "is missing; latency by geography needs a place");
      }
      network.checkRow(group, problems);
      for (int i = 1; i <= count && name.isPresent(); i++) {
        NodeName user = ALL.child(count == 1 ? name.get() : name.get() + "-" + i);
        int at = row ? group.get(TopologyKeys.ROW).map(Math::toIntExact).orElse(0) : Site.NO_ROW;
        UserPlan plan = new UserPlan(user, group.get(TopologyKeys.AT), at);
        if (users.put(user, plan) != null) {
          group.report(problems, UserKeys.NAME, "\"" + user.leaf() + "\" is another user's name");
          break;
        }
      }
    }
    return List.copyOf(users.values());
  }
}
