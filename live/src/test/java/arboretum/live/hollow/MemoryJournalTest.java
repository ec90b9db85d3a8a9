package arboretum.live.hollow;

import arboretum.port.ContractWorld;
import arboretum.port.JournalContract;

/** The port's contract, in real time. */
final class MemoryJournalTest extends JournalContract {
  @Override
  protected ContractWorld world() {
    return new LiveWorld();
  }
}
