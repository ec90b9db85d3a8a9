package arboretum.live.hollow;

import arboretum.port.ContractWorld;
import arboretum.port.UsageContract;

/** The port's contract, in real time. */
final class HollowUsageTest extends UsageContract {
  @Override
  protected ContractWorld world() {
    return new LiveWorld();
  }
}
