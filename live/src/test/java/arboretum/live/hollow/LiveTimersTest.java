package arboretum.live.hollow;

import arboretum.port.ContractWorld;
import arboretum.port.TimersContract;

/** The port's contract, in real time. */
final class LiveTimersTest extends TimersContract {
  @Override
  protected ContractWorld world() {
    return new LiveWorld();
  }
}
