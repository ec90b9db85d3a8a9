package arboretum.sim.world;

import arboretum.port.ContractWorld;
import arboretum.port.UsageContract;
import org.junit.jupiter.api.Nested;

class SimUsageTest {
  @Nested
  class WithFreeHandlers extends UsageContract {
    @Override
    protected ContractWorld world() {
      return SimContractWorld.free();
    }
  }

  @Nested
  class WithHandlersThatCostTime extends UsageContract {
    @Override
    protected ContractWorld world() {
      return SimContractWorld.costly();
    }
  }
}
