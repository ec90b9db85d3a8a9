package arboretum.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.check.Check;
import arboretum.experiment.data.DataLocations;
import arboretum.experiment.data.DataRegistry;
import arboretum.experiment.data.DataSets;
import arboretum.experiment.metric.MetricRegistry;
import arboretum.experiment.metric.RunResult;
import arboretum.experiment.metric.ServiceFacts;
import arboretum.experiment.plan.Roles;
import arboretum.experiment.scenario.LoadedScenario;
import arboretum.experiment.scenario.Overrides;
import arboretum.experiment.scenario.Parameter;
import arboretum.experiment.scenario.ScenarioLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The answers of scenarios/resolution that need no data set; the first replication of each. */
class ResolutionScenariosTest {
  private static final Path RESOLUTION = Path.of("..", "scenarios", "resolution");

  /** The one point of a file whose parameters have all these values. */
  private static RunResult at(String file, String... values) {
    DataSets none =
        new DataSets(
            DataRegistry.bundled(),
            new DataLocations(Optional.empty(), Optional.empty(), Path.of("no-such-folder")));
    LoadedScenario scenario =
        ScenarioLoader.load(RESOLUTION.resolve(file), List.of(), Overrides.NONE, none);
    List<Integer> matching = new ArrayList<>();
    for (int point = 0; point < scenario.points().size(); point++) {
      List<String> has =
          scenario.points().get(point).parameters().stream().map(Parameter::value).toList();
      if (has.containsAll(List.of(values))) {
        matching.add(point);
      }
    }
    assertEquals(1, matching.size(), () -> "points of " + file + ": " + matching);
    try {
      return new SimDriver(
              (plan, policies) -> new Roles(plan, policies)::create,
              Check.Level.EVENT,
              MetricRegistry.standard(),
              plan -> ServiceFacts.NONE,
              plan -> Observer.NONE)
          .run(scenario.plan(matching.getFirst(), 0));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double scalar(RunResult result, String metric) {
    return Optional.ofNullable(result.scalars().get(metric)).orElseThrow();
  }

  private static double sum(RunResult result, String metric) {
    return result.breakdown().stream()
        .filter(row -> row.metric().equals(metric))
        .mapToDouble(RunResult.Labelled::value)
        .sum();
  }

  @Test
  void whoTriesAgainLosesNoRequestWhereARouteThatLeadsNowhereIsDropped() {
    RunResult once = at("failover.yaml", "arboretum", "0");
    RunResult thrice = at("failover.yaml", "arboretum", "2");
    // A quarter of 60 requests a second goes to the worker that dies, until each of two entries has
    // waited for its time-out of 1 s once.
    assertTrue(sum(once, "requests_failed") <= 30, () -> "" + sum(once, "requests_failed"));
    assertTrue(sum(once, "requests_failed") > 0, "nobody noticed that a worker died");
    assertEquals(0, sum(thrice, "requests_failed"));
    assertEquals(10_665, scalar(thrice, "requests_all"));
  }

  @Test
  void withoutTheRefreshCallersGoToWhereNobodyIsUntilTheInstanceIsPlacedAnew() {
    RunResult head = at("failover.yaml", "head-2026-04", "0");
    RunResult ours = at("failover.yaml", "arboretum", "0");
    assertTrue(
        scalar(head, "stale_routes") > 10 * scalar(ours, "stale_routes"),
        () -> scalar(head, "stale_routes") + " against " + scalar(ours, "stale_routes"));
  }

  @Test
  void aMoveThatMakesFirstLosesNoRequest() {
    RunResult make = at("migration.yaml", "make-before-break", "2 s");
    assertEquals(0, sum(make, "requests_failed"));
    assertEquals(0, scalar(make, "stale_routes"));
    assertTrue(sum(at("migration.yaml", "break-before-make", "0 s"), "requests_failed") > 0);
  }

  @Test
  void theClosestInstanceFollowsAUserThatTravels() {
    RunResult closest = at("mobility.yaml", "closest.guide", "per-request");
    assertEquals(1, scalar(closest, "closest_share"));
    assertEquals(1, scalar(closest, "stretch_median"));
    assertTrue(
        scalar(at("mobility.yaml", "round-robin.guide", "per-request"), "closest_share") < 0.3);
  }
}
