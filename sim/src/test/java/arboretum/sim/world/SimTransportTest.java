package arboretum.sim.world;

import arboretum.port.ContractWorld;
import arboretum.port.TransportContract;
import org.junit.jupiter.api.Nested;

class SimTransportTest {
  @Nested
  class WithFreeHandlers extends TransportContract {
    @Override
    protected ContractWorld world() {
      return SimContractWorld.free();
    }
  }

  @Nested
  class WithHandlersThatCostTime extends TransportContract {
    @Override
    protected ContractWorld world() {
      return SimContractWorld.costly();
    }
  }
}
