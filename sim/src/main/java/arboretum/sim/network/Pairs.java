package arboretum.sim.network;

import arboretum.experiment.plan.Endpoint;
import arboretum.random.RandomSource;

/** Streams of unordered pairs: they depend on the seed and on the two names alone. */
final class Pairs {
  private Pairs() {}

  static RandomSource stream(RandomSource of, Endpoint one, Endpoint other) {
    boolean ordered = one.name().compareTo(other.name()) <= 0;
    String first = (ordered ? one : other).name().path();
    String second = (ordered ? other : one).name().path();
    return of.fork(first + "|" + second);
  }
}
