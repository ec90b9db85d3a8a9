package arboretum.experiment.scenario.bind;

import arboretum.experiment.data.requests.Waypoints;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.UserPlan;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.keys.MobilityKeys;
import arboretum.experiment.scenario.keys.ScenarioKeys;
import arboretum.experiment.scenario.keys.UserKeys;
import arboretum.random.RandomSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * How users move. Immutable.
 *
 * @param recorded moves from files, in order of time for each file
 * @param walks synthetic ones
 */
record Mobility(List<List<TimedAction>> recorded, List<Walk> walks) {
  /** A user that walks. */
  record Walk(UserPlan user, RandomWalk.Law law) {}

  static Mobility of(
      Fields file, List<UserPlan> users, Network.Needs needs, Sources sources, Problems problems) {
    List<List<TimedAction>> recorded = new ArrayList<>();
    List<Walk> walks = new ArrayList<>();
    for (Fields group : file.items(ScenarioKeys.USERS)) {
      if (!group.has(MobilityKeys.MOVES)) {
        continue;
      }
      if (needs != Network.Needs.PLACE) {
        group.report(problems, MobilityKeys.MOVES, "is only for latency by geography");
        continue;
      }
      List<UserPlan> members = members(group, users);
      Fields moves = group.section(MobilityKeys.MOVES);
      boolean walk = moves.has(MobilityKeys.RADIUS) && moves.has(MobilityKeys.STEP);
      if (walk == moves.has(MobilityKeys.FILE)) {
        String message = "wants one of: file; radius and step";
        group.report(problems, MobilityKeys.MOVES, message);
      } else if (walk) {
        law(moves).ifPresent(law -> members.forEach(user -> walks.add(new Walk(user, law))));
      } else {
        sources
            .waypoints(moves, MobilityKeys.FILE, problems)
            .ifPresent(points -> recorded.add(moves(moves, points, members, problems)));
      }
    }
    return new Mobility(List.copyOf(recorded), List.copyOf(walks));
  }

  private static List<UserPlan> members(Fields group, List<UserPlan> users) {
    String name = group.get(UserKeys.NAME).orElse("");
    boolean one = group.get(UserKeys.COUNT).orElse(1L) == 1;
    return users.stream()
        .filter(
            user ->
                one
                    ? user.name().leaf().equals(name)
                    : user.name().leaf().startsWith(name + "-")
                        && user.name().leaf().substring(name.length() + 1).matches("\\d+"))
        .toList();
  }

  private static Optional<RandomWalk.Law> law(Fields moves) {
    Optional<Long> radius = moves.get(MobilityKeys.RADIUS);
    Optional<Long> step = moves.get(MobilityKeys.STEP);
    Optional<Long> every = moves.get(MobilityKeys.EVERY);
    return radius.isPresent() && step.isPresent() && every.isPresent()
        ? Optional.of(new RandomWalk.Law(radius.get(), step.get(), every.get()))
        : Optional.empty();
  }

  private static List<TimedAction> moves(
      Fields moves, Waypoints points, List<UserPlan> members, Problems problems) {
    List<TimedAction> actions = new ArrayList<>();
    for (Waypoints.Waypoint point : points.points()) {
      Optional<UserPlan> user =
          members.stream().filter(m -> m.name().leaf().equals(point.user())).findFirst();
      if (user.isEmpty()) {
        String where =
            "line " + point.line() + ": \"" + point.user() + "\" is no user of this group";
        moves.report(problems, MobilityKeys.FILE, where);
        return List.of();
      }
      actions.add(
          new TimedAction(
              point.atNanos(), new TimedAction.Change.Move(user.get().name(), point.place())));
    }
    return List.copyOf(actions);
  }

  /** Returns the moves of one run, those of a file or a walker as one iterator. */
  List<Iterator<TimedAction>> sources(RandomSource run) {
    List<Iterator<TimedAction>> sources = new ArrayList<>();
    recorded.forEach(moves -> sources.add(moves.iterator()));
    RandomSource streams = run.fork("walks");
    for (Walk walk : walks) {
      walk.user()
          .place()
          .ifPresent(
              home ->
                  sources.add(
                      new RandomWalk(
                          walk.user().name(),
                          home,
                          walk.law(),
                          streams.fork(walk.user().name().path()))));
    }
    return sources;
  }

  /** Returns what a reader of results has to know. */
  Optional<String> statement() {
    return walks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            walks.size() + " users walk: synthetic (random waypoint), not recorded anywhere");
  }
}
