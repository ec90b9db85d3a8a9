package arboretum.sim.world;

import arboretum.port.ContractWorld;
import arboretum.port.TimersContract;
import org.junit.jupiter.api.Nested;

class SimTimersTest {
  @Nested
  class WithFreeHandlers extends TimersContract {
    @Override
    protected ContractWorld world() {
      return SimContractWorld.free();
    }
  }

  @Nested
  class WithHandlersThatCostTime extends TimersContract {
    @Override
    protected ContractWorld world() {
      return SimContractWorld.costly();
    }
  }
}
