package arboretum.bench.hold;

/**
 * What one run gave.
 *
 * @param nanosPerEvent wall-clock nanoseconds per measured event
 * @param checksum over time and code of every event, in the order in which they ran
 */
record HoldSample(double nanosPerEvent, long checksum) {}
