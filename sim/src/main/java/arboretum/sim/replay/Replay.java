package arboretum.sim.replay;

import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.record.Effect;
import arboretum.experiment.record.EffectCollector;
import arboretum.experiment.record.RecordedStep;
import arboretum.model.NodeName;
import arboretum.orchestrator.Role;
import arboretum.protocol.Input;
import arboretum.protocol.Payload;
import arboretum.sim.engine.Engine;
import arboretum.sim.world.RoleFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Feeds recorded inputs into fresh roles, in the order of (time, node in the plan, sequence), and
 * compares each call that a handler makes to its ports with the recorded one. Nothing that the
 * roles ask for is done: what became of it is in the recording.
 */
public final class Replay {
  /**
   * What a replay found.
   *
   * @param steps handlers that ran, the one that differs included
   * @param difference the first one; empty if all decisions are identical
   */
  public record Report(long steps, Optional<Difference> difference) {}

  /**
   * A handler that did something else than the recorded one.
   *
   * @param recorded the input and what was done about it
   * @param replayed what was done about it now
   */
  public record Difference(RecordedStep recorded, List<Effect> replayed) {
    /** Returns the index of the first effect that differs or is missing on one side. */
    public int index() {
      int both = Math.min(recorded.effects().size(), replayed.size());
      for (int i = 0; i < both; i++) {
        if (!recorded.effects().get(i).equals(replayed.get(i))) {
          return i;
        }
      }
      return both;
    }

    /** Returns input and both sides, for a person. */
    public String describe() {
      return String.format(
          java.util.Locale.ROOT,
          "%s, input %d at %d ns: %s%n  recorded: %s%n  replayed: %s",
          recorded.input().node(),
          recorded.input().sequence(),
          recorded.input().atNanos(),
          recorded.input().payload(),
          at(recorded.effects(), index()),
          at(replayed, index()));
    }

    private static String at(List<Effect> effects, int index) {
      return index < effects.size() ? effects.get(index).toString() : "nothing";
    }
  }

  /** A node that is played again. */
  private static final class Player {
    final NodePlan plan;
    final int index;
    final EffectCollector effects = new EffectCollector();
    @Nullable Role role;

    Player(NodePlan plan, int index) {
      this.plan = plan;
      this.index = index;
    }
  }

  private final RoleFactory roles;
  private final Map<NodeName, Player> players = new LinkedHashMap<>();
  private final List<RecordedStep> steps;
  private final Engine engine;
  private long played;
  private Optional<Difference> difference = Optional.empty();

  private Replay(RunPlan plan, RoleFactory roles, Collection<RecordedStep> recorded) {
    this.roles = roles;
    for (NodePlan node : plan.nodes()) {
      players.put(node.name(), new Player(node, players.size()));
    }
    steps = new ArrayList<>(recorded);
    steps.sort(
        Comparator.comparingLong((RecordedStep step) -> step.input().atNanos())
            .thenComparingInt(step -> player(step.input().node()).index)
            .thenComparingLong(step -> step.input().sequence()));
    long endNanos = steps.isEmpty() ? 1 : steps.get(steps.size() - 1).input().atNanos() + 1;
    engine = new Engine("replay-" + plan.scenario(), 0, endNanos, this::play);
    for (int i = 0; i < steps.size(); i++) {
      engine.schedule(steps.get(i).input().atNanos(), i);
    }
  }

  /**
   * Replays a recording up to its end or to the first difference.
   *
   * @param roles makes fresh roles, one at each recorded start
   * @param recorded steps of all nodes, in any order
   * @throws IllegalArgumentException if a step is of a node that the plan does not have
   */
  public static Report run(RunPlan plan, RoleFactory roles, Collection<RecordedStep> recorded) {
    Replay replay = new Replay(plan, roles, recorded);
    replay.engine.run();
    return new Report(replay.played, replay.difference);
  }

  private void play(long atNanos, int index) {
    RecordedStep step = steps.get(index);
    Input input = step.input();
    Player player = player(input.node());
    if (input.payload() instanceof Payload.Started) {
      player.role = roles.create(player.plan, player.effects.ports());
    }
    Role role = player.role;
    if (role == null) {
      throw new IllegalStateException(
          "the recording of " + input.node() + " does not begin with its start: " + input);
    }
    role.handle(input);
    played++;
    List<Effect> effects = player.effects.drain();
    if (!effects.equals(step.effects())) {
      difference = Optional.of(new Difference(step, effects));
      engine.stop();
    }
  }

  private Player player(NodeName node) {
    Player player = players.get(node);
    if (player == null) {
      throw new IllegalArgumentException("the plan has no node " + node);
    }
    return player;
  }
}
