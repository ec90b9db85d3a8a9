package arboretum.bench.hold;

/** One event queue under the hold model. */
interface HoldSide {

  HoldSample run(HoldTask task);
}
