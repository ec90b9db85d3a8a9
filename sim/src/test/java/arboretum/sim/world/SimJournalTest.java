package arboretum.sim.world;

import arboretum.port.ContractWorld;
import arboretum.port.JournalContract;
import org.junit.jupiter.api.Nested;

class SimJournalTest {
  @Nested
  class WithFreeHandlers extends JournalContract {
    @Override
    protected ContractWorld world() {
      return SimContractWorld.free();
    }
  }

  @Nested
  class WithHandlersThatCostTime extends JournalContract {
    @Override
    protected ContractWorld world() {
      return SimContractWorld.costly();
    }
  }
}
