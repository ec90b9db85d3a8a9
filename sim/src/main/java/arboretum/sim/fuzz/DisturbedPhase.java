package arboretum.sim.fuzz;

import arboretum.model.NodeName;

/**
 * For how long, where and how badly messages are disturbed.
 *
 * @param fromNanos first nanosecond
 * @param toNanos first nanosecond after it
 * @param scope links between nodes within this one, and its own to its parent
 * @param lossPermille messages that are lost
 * @param repeatPermille messages that arrive twice
 * @param latePermille messages that are delayed, with all that follow them on their way
 * @param overtakenPermille messages that are delayed by themselves, so that later ones overtake
 * @param mostLateNanos greatest delay
 */
record DisturbedPhase(
    long fromNanos,
    long toNanos,
    NodeName scope,
    int lossPermille,
    int repeatPermille,
    int latePermille,
    int overtakenPermille,
    long mostLateNanos) {
  boolean covers(long nanos, NodeName member) {
    return nanos >= fromNanos && nanos < toNanos && member.isWithin(scope);
  }
}
