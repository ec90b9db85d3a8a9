package arboretum.sim.request;

import arboretum.experiment.workload.Carriage;
import arboretum.units.BitsPerSecond;
import arboretum.units.Bytes;
import java.util.List;

/**
 * How long messages take beyond propagation: their bytes on the wire over the lower of the rates of
 * the two workers. A small message has that rate to itself; a large one queues for the link of the
 * instance's worker, each way by itself, in the order in which messages were sent. What stays on a
 * worker takes no time, and a user's own link is taken to be fast enough.
 */
final class Transfers {
  private final Carriage carriage;
  private final List<BitsPerSecond> rates;
  private final long[] inFreeNanos;
  private final long[] outFreeNanos;

  /**
   * @param rates by worker, each above 0
   */
  Transfers(Carriage carriage, List<BitsPerSecond> rates) {
    this.carriage = carriage;
    this.rates = List.copyOf(rates);
    inFreeNanos = new long[rates.size()];
    outFreeNanos = new long[rates.size()];
  }

  /**
   * Carries a request to an instance.
   *
   * @param atNanos when its first bit reaches the instance's worker if it need not wait
   * @param entry the caller's worker
   * @param worker the instance's
   * @param local whether the caller is on its entry
   * @return how long after {@code atNanos} it is all there
   */
  long in(long atNanos, int entry, int worker, boolean local, long payloadBytes) {
    return carry(inFreeNanos, atNanos, entry, worker, local, payloadBytes);
  }

  /** Carries a response back; see {@link #in}. */
  long out(long atNanos, int entry, int worker, boolean local, long payloadBytes) {
    return carry(outFreeNanos, atNanos, entry, worker, local, payloadBytes);
  }

  private long carry(
      long[] freeNanos, long atNanos, int entry, int worker, boolean local, long payloadBytes) {
    if (payloadBytes == 0 || (local && entry == worker)) {
      return 0;
    }
    Bytes bytes = new Bytes(carriage.wireBytes(payloadBytes, entry != worker));
    long nanos = rates.get(worker).nanosFor(bytes);
    if (entry != worker) {
      nanos = Math.max(nanos, rates.get(entry).nanosFor(bytes));
    }
    if (payloadBytes < carriage.sharedFromBytes()) {
      return nanos;
    }
    long begin = Math.max(atNanos, freeNanos[worker]);
    freeNanos[worker] = begin + nanos;
    return begin + nanos - atNanos;
  }
}
