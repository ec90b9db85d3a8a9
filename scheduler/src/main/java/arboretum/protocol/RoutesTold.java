package arboretum.protocol;

import java.util.List;

/**
 * Ways to services in which the receiver has an interest: an answer to {@link AskRoutes}, or news.
 *
 * @param services each whole; none, in an answer: nothing is new
 */
public record RoutesTold(List<ServiceRoutes> services)
    implements OrchestratorToWorker, ParentToOrchestrator {
  public RoutesTold {
    services = List.copyOf(services);
  }

  @Override
  public int wireBytes() {
    int lengths = 0;
    for (int i = 0; i < services.size(); i++) {
      lengths += services.get(i).wireBytes();
    }
    return Wire.object("routes-told") + Wire.field("services", Wire.list(services.size(), lengths));
  }
}
