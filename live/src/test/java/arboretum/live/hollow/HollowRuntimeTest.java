package arboretum.live.hollow;

import arboretum.port.ContainerRuntimeContract;
import arboretum.port.ContractWorld;

/** The port's contract, in real time. */
final class HollowRuntimeTest extends ContainerRuntimeContract {
  @Override
  protected ContractWorld world() {
    return new LiveWorld();
  }
}
