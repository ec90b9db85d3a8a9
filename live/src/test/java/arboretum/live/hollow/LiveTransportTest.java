package arboretum.live.hollow;

import arboretum.port.ContractWorld;
import arboretum.port.TransportContract;

/** The port's contract, in real time. */
final class LiveTransportTest extends TransportContract {
  @Override
  protected ContractWorld world() {
    return new LiveWorld();
  }
}
