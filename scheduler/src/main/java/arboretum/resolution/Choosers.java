package arboretum.resolution;

import arboretum.plugin.Balancer;
import arboretum.random.RandomSource;
import arboretum.resolution.ResolutionSettings.Choice;
import java.util.Optional;
import java.util.function.Function;

/** Makes what chooses instances: the policy that a name says, a plug-in, or chance for all. */
final class Choosers {
  private final ResolutionSettings settings;
  private final Optional<Function<RandomSource, Balancer>> plugged;

  Choosers(ResolutionSettings settings, Optional<Function<RandomSource, Balancer>> plugged) {
    this.settings = settings;
    this.plugged = plugged;
  }

  /**
   * Returns what chooses for one name.
   *
   * @param random a stream of its own
   */
  Balancer make(Balancing policy, RandomSource random) {
    if (policy == Balancing.INSTANCE) {
      return view -> 0; // not asked
    }
    return plugged
        .map(maker -> maker.apply(random))
        .orElseGet(() -> Balancers.of(heeded(policy), settings, random));
  }

  /** Returns by what a row was chosen. */
  Answer.How how(Balancing policy, RouteTable table, int row) {
    if (policy == Balancing.INSTANCE) {
      return Answer.How.INSTANCE;
    }
    return plugged.isPresent() ? Answer.How.PLUG_IN : Balancers.how(heeded(policy), table, row);
  }

  private Balancing heeded(Balancing policy) {
    return settings.choice() == Choice.RANDOM ? Balancing.RANDOM : policy;
  }
}
