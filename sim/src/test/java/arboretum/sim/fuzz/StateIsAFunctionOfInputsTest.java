package arboretum.sim.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.check.Check;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.Roles;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.record.Effect;
import arboretum.experiment.record.EffectCollector;
import arboretum.experiment.record.RecordedStep;
import arboretum.model.NodeName;
import arboretum.orchestrator.Role;
import arboretum.port.Ports;
import arboretum.protocol.Input;
import arboretum.sim.world.Observer;
import arboretum.sim.world.Simulation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * State is a function of settings, seed and inputs: a fresh role that is fed what a role of a fuzz
 * run got does the same and holds the same, in every session of every node.
 */
class StateIsAFunctionOfInputsTest {
  private static final long SEEDS = 6;

  /** One session of a node: what reached its role, and what that did. */
  private static final class Session implements Role {
    final NodePlan plan;
    final List<RecordedStep> steps = new ArrayList<>();
    final Role role;
    private final EffectCollector collector = new EffectCollector();
    private final Ports ports;

    Session(NodePlan plan, Roles roles, Ports ports) {
      this.plan = plan;
      this.ports = ports;
      this.role = roles.create(plan, collector.ports());
    }

    @Override
    public NodeName name() {
      return role.name();
    }

    @Override
    public int handle(Input input) {
      int examined = role.handle(input);
      List<Effect> effects = collector.drain();
      steps.add(new RecordedStep(input, effects));
      effects.forEach(effect -> effect.applyTo(ports));
      return examined;
    }
  }

  private static List<Session> played(FuzzCase drawn) {
    RunPlan plan = drawn.plan(drawn.all());
    Roles roles = new Roles(plan);
    List<Session> sessions = new ArrayList<>();
    Simulation simulation =
        new Simulation(
            plan,
            (node, ports) -> {
              Session session = new Session(node, roles, ports);
              sessions.add(session);
              return session;
            },
            Check.Level.CHEAP,
            Observer.NONE,
            new Disturbances(drawn, drawn.all(), new Coverage()));
    simulation.runUntil(drawn.quietNanos());
    return sessions;
  }

  @Test
  void aFreshRoleFedTheRecordedInputsDoesAndHoldsTheSame() throws IllegalAccessException {
    int restarts = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      FuzzCase drawn = CaseDraw.draw(seed, "arboretum");
      Roles roles = new Roles(drawn.plan(drawn.all()));
      for (Session session : played(drawn)) {
        String where = "seed " + seed + ", " + session.plan.name();
        EffectCollector collector = new EffectCollector();
        Role fresh = roles.create(session.plan, collector.ports());
        for (RecordedStep step : session.steps) {
          fresh.handle(step.input());
          assertEquals(step.effects(), collector.drain(), where);
        }
        assertEquals(StateDump.of(session.role), StateDump.of(fresh), where);
        restarts += session.steps.getFirst().input().sequence() > 1 ? 1 : 0;
      }
    }
    assertTrue(restarts > 0, "restarted nodes are among them");
  }

  @Test
  void theDumpTellsStatesApartThatDifferInOneInput() throws IllegalAccessException {
    FuzzCase drawn = CaseDraw.draw(1, "arboretum");
    Roles roles = new Roles(drawn.plan(drawn.all()));
    Session root = played(drawn).getFirst();
    Role fresh = roles.create(root.plan, new EffectCollector().ports());
    root.steps.subList(0, root.steps.size() / 2).forEach(step -> fresh.handle(step.input()));
    assertTrue(!StateDump.of(root.role).equals(StateDump.of(fresh)));
  }
}
