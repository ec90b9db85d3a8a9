package arboretum.sim.world;

import arboretum.port.ContractWorld;
import arboretum.port.ProberContract;
import org.junit.jupiter.api.Nested;

class SimProberTest {
  @Nested
  class WithFreeHandlers extends ProberContract {
    @Override
    protected ContractWorld world() {
      return SimContractWorld.free();
    }
  }

  @Nested
  class WithHandlersThatCostTime extends ProberContract {
    @Override
    protected ContractWorld world() {
      return SimContractWorld.costly();
    }
  }
}
