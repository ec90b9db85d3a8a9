package arboretum.orchestrator.routing;

import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.orchestrator.Settings;
import arboretum.port.Transport;
import arboretum.protocol.Message;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an orchestrator does about ways to instances; nothing where nobody calls. */
public interface Routing {
  /** Nobody calls. */
  Routing NONE =
      new Routing() {
        @Override
        public void start(long session, long nowNanos) {}

        @Override
        public boolean receive(NodeName from, Message message, long nowNanos) {
          return false;
        }

        @Override
        public void touch(InstanceId instance) {}

        @Override
        public void touch(ServiceName service) {}

        @Override
        public void flush() {}

        @Override
        public void tick(long nowNanos) {}

        @Override
        public Set<NodeName> interested(ServiceName service) {
          return new LinkedHashSet<>();
        }
      };

  /**
   * Returns what an orchestrator needs.
   *
   * @param parent null for the root
   */
  static Routing of(
      NodeName self,
      @Nullable NodeName parent,
      Settings settings,
      Transport transport,
      RouteDesk.Knowledge knowledge) {
    boolean coordinatesLeave = settings.coordinates().areGlobal();
    return settings
        .resolution()
        .<Routing>map(
            resolution ->
                new RouteDesk(self, parent, resolution, coordinatesLeave, transport, knowledge))
        .orElse(NONE);
  }

  /** Begins a session. */
  void start(long session, long nowNanos);

  /** Takes a message about routes; returns false if it is about something else. */
  boolean receive(NodeName from, Message message, long nowNanos);

  /** Something of an instance may have changed; {@link #flush} looks. */
  void touch(InstanceId instance);

  /** A service exists from now on, or does no longer. */
  void touch(ServiceName service);

  /** Tells what has changed; at the end of each handler. */
  void flush();

  /**
   * Lets interests lapse that were not renewed, renews those of this orchestrator, and answers
   * those who have waited for too long; once in a while.
   */
  void tick(long nowNanos);

  /** Returns which members are told of a service, for invariants in tests. */
  Set<NodeName> interested(ServiceName service);
}
