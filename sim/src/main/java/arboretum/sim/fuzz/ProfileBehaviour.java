package arboretum.sim.fuzz;

import arboretum.experiment.data.DataSets;
import arboretum.experiment.plan.CostPlan;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.scenario.ScenarioLoader;
import arboretum.orchestrator.Settings;
import java.util.Locale;

/**
 * How a profile has nodes, network and runtime behave, read from a small scenario in the way in
 * which every scenario is read.
 *
 * @param root policy of orchestrators above clusters
 * @param cluster policy of clusters of workers
 */
record ProfileBehaviour(
    Settings settings,
    NodePlan.Scheduler root,
    NodePlan.Scheduler cluster,
    CostPlan costs,
    int framingBytes,
    long stopNanos) {
  /**
   * Returns the behaviour of a profile.
   *
   * @param overrides sections of a scenario file, which override the profile; may be empty
   */
  static ProfileBehaviour of(String profile, String overrides) {
    String text =
        String.format(
            Locale.ROOT,
            """
            arboretum: 1
            name: fuzz
            question: none
            profile: %s
            seed: 1
            duration: 1 min
            topology:
              root: { }
              clusters:
                - { name: cluster, workers: [ { count: 1, device: machine } ] }
              latency: ideal
            devices:
              - { name: machine, cpu: 1000 mcores, memory: 1 GiB }
            %s
            """,
            profile,
            overrides);
    RunPlan plan = ScenarioLoader.of("fuzz", text, DataSets.none()).plan(0, 0);
    NodePlan root = plan.nodes().get(0);
    return new ProfileBehaviour(
        root.settings(),
        root.scheduler(),
        plan.nodes().get(1).scheduler(),
        plan.costs(),
        plan.network().framingBytes(),
        plan.runtime().stopNanos());
  }
}
