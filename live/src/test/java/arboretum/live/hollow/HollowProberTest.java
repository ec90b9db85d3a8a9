package arboretum.live.hollow;

import arboretum.port.ContractWorld;
import arboretum.port.ProberContract;

/** The port's contract, in real time. */
final class HollowProberTest extends ProberContract {
  @Override
  protected ContractWorld world() {
    return new LiveWorld();
  }
}
