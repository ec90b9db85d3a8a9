package arboretum.orchestrator.routing;

import arboretum.model.InstanceId;
import arboretum.protocol.OrchestratorToParent.RoutesPublished;
import arboretum.protocol.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The copies that a member that is an orchestrator has published. */
final class MemberRoutes {
  private final Map<InstanceId, Route> routes = new LinkedHashMap<>();
  private long session;
  private long version;

  /**
   * Takes news.
   *
   * @return the instances that are affected; empty if something between is missing
   */
  Optional<List<InstanceId>> take(RoutesPublished news) {
    boolean old =
        news.session() < session || (news.session() == session && news.version() < version);
    if (old) {
      return Optional.of(List.of());
    }
    boolean whole = news.since() == 0;
    if (!whole && (news.session() != session || news.since() != version)) {
      return Optional.empty();
    }
    List<InstanceId> affected = new ArrayList<>();
    if (whole) {
      affected.addAll(routes.keySet());
      routes.clear();
    }
    session = news.session();
    version = news.version();
    for (InstanceId instance : news.gone()) {
      routes.remove(instance);
      affected.add(instance);
    }
    for (Route route : news.routes()) {
      routes.put(route.instance(), route);
      affected.add(route.instance());
    }
    return Optional.of(affected);
  }

  Optional<Route> get(InstanceId instance) {
    return Optional.ofNullable(routes.get(instance));
  }
}
