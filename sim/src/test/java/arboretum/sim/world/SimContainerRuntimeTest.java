package arboretum.sim.world;

import arboretum.port.ContainerRuntimeContract;
import arboretum.port.ContractWorld;
import org.junit.jupiter.api.Nested;

class SimContainerRuntimeTest {
  @Nested
  class WithFreeHandlers extends ContainerRuntimeContract {
    @Override
    protected ContractWorld world() {
      return SimContractWorld.free();
    }
  }

  @Nested
  class WithHandlersThatCostTime extends ContainerRuntimeContract {
    @Override
    protected ContractWorld world() {
      return SimContractWorld.costly();
    }
  }
}
