package arboretum.orchestrator.routing;

import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.port.Transport;
import arboretum.protocol.OrchestratorToParent.RoutesPublished;
import arboretum.protocol.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an orchestrator has told its parent of the copies below it. */
final class Publication {
  private final @Nullable NodeName parent; // null: the root, which tells nobody
  private final boolean coordinatesLeave;
  private final Transport transport;
  private long session;
  private long version;

  Publication(@Nullable NodeName parent, boolean coordinatesLeave, Transport transport) {
    this.parent = parent;
    this.coordinatesLeave = coordinatesLeave;
    this.transport = transport;
  }

  void start(long newSession) {
    session = newSession;
  }

  /** Tells what has changed. */
  void news(List<Route> fresh, List<InstanceId> gone) {
    send(version, version + 1, fresh, gone);
  }

  /** Tells everything. */
  void all(List<Route> routes) {
    send(0, version + 1, routes, List.of());
  }

  /** Says how far it has told, so that a parent that lacks something asks. */
  void remind() {
    if (version > 0) {
      send(version, version, List.of(), List.of());
    }
  }

  private void send(long since, long newVersion, List<Route> routes, List<InstanceId> gone) {
    version = newVersion;
    if (parent != null) {
      List<Route> told =
          coordinatesLeave ? routes : routes.stream().map(Route::withoutCoordinate).toList();
      transport.send(parent, new RoutesPublished(session, since, newVersion, told, gone));
    }
  }
}
