package arboretum.protocol;

import arboretum.model.ServiceName;
import java.util.List;

/**
 * A table query, which registers an interest: the sender is told of these services now and whenever
 * they change, until the interest lapses (Oakestra paper, section 3.4; its code registers interests
 * by the same queries). {@link RoutesTold} answers.
 *
 * @param session of the sender
 * @param all whether these are all its interests: others lapse. So it also renews them
 * @param asks at least one, unless {@code all}
 */
public record AskRoutes(long session, boolean all, List<Ask> asks)
    implements WorkerToOrchestrator, OrchestratorToParent {
  /**
   * Interest in one service.
   *
   * @param version that the sender has; 0: none, and it is to be told in any case
   */
  public record Ask(ServiceName service, long version) {}

  public AskRoutes {
    asks = List.copyOf(asks);
  }

  @Override
  public int wireBytes() {
    int lengths = 0;
    for (int i = 0; i < asks.size(); i++) {
      lengths +=
          Wire.plain(
              Wire.field("service", Wire.string(asks.get(i).service().value()))
                  + Wire.field("version", Wire.LONG));
    }
    return Wire.object("ask-routes")
        + Wire.field("session", Wire.LONG)
        + Wire.field("all", Wire.BOOLEAN)
        + Wire.field("asks", Wire.list(asks.size(), lengths));
  }
}
