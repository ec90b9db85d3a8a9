package arboretum.orchestrator.worker;

import arboretum.coordinates.Coordinate;
import arboretum.model.NodeName;
import arboretum.model.NodeTraits;
import arboretum.model.ServiceName;
import arboretum.orchestrator.Settings;
import arboretum.plugin.Balancer;
import arboretum.port.Ports;
import arboretum.protocol.AskRoutes;
import arboretum.protocol.OrchestratorToWorker;
import arboretum.protocol.Payload;
import arboretum.protocol.Route;
import arboretum.protocol.RoutesChanged;
import arboretum.protocol.RoutesTold;
import arboretum.protocol.TimerId;
import arboretum.random.RandomSource;
import arboretum.resolution.Answer;
import arboretum.resolution.Balancing;
import arboretum.resolution.Resolver;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Those who call services through a worker: its {@link Resolver}, which is made when the first of
 * them calls, since most workers have none.
 */
final class Callers {
  private static final TimerId ROUTES = TimerId.of(TimerId.Kind.ROUTES);

  private final NodeName name;
  private final NodeName parent;
  private final NodeTraits traits;
  private final Settings settings;
  private final Optional<Function<RandomSource, Balancer>> balancing;
  private final Ports ports;
  private final RandomSource random;
  private long session;
  private @Nullable Resolver resolver;
  private Optional<Coordinate> located = Optional.empty();

  Callers(
      NodeName name,
      NodeName parent,
      NodeTraits traits,
      Settings settings,
      Optional<Function<RandomSource, Balancer>> balancing,
      Ports ports,
      RandomSource random) {
    this.name = name;
    this.parent = parent;
    this.traits = traits;
    this.settings = settings;
    this.balancing = balancing;
    this.ports = ports;
    this.random = random;
  }

  void start(long newSession) {
    session = newSession;
  }

  Resolver resolver() {
    Resolver present = resolver;
    if (present == null) {
      present =
          new Resolver(
              name,
              parent,
              traits.at(),
              settings.resolution().orElseThrow(() -> new IllegalStateException("nobody calls")),
              balancing,
              random.fork(name.path() + " calls"),
              new Outlet());
      located.ifPresent(present::locate);
      resolver = present;
    }
    return present;
  }

  private final class Outlet implements Resolver.Outlet {
    @Override
    public void ask(boolean all, List<AskRoutes.Ask> asks) {
      ports.transport().send(parent, new AskRoutes(session, all, asks));
    }

    @Override
    public void probe(NodeName node) {
      ports.prober().probe(node);
    }

    @Override
    public void wakeAfter(long delayNanos) {
      ports.timers().set(ROUTES, delayNanos);
    }

    @Override
    public void answer(long connection, long answer) {
      ports.connections().answer(connection, answer);
    }
  }

  void connect(Payload.Connect wanted, long nowNanos) {
    Balancing policy = policy(wanted.policy());
    int target = resolver().target(wanted.candidates(), policy, wanted.instance());
    long answer = resolver().connect(target, wanted.flow(), wanted.connection(), nowNanos);
    if (answer != Answer.HELD) {
      ports.connections().answer(wanted.connection(), answer);
    }
  }

  void ended(Payload.ConnectionEnded connection, long nowNanos) {
    Resolver present = resolver();
    int target =
        present.target(
            connection.candidates(), policy(connection.policy()), connection.instance().number());
    int copy = present.copy(connection.instance(), connection.epoch());
    if (copy >= 0) {
      switch (connection.end()) {
        case ANSWERED -> present.answered(target, copy, connection.nanos());
        case FAILED -> present.failed(target, copy);
        case UNREACHABLE -> present.unreachable(target, copy, nowNanos);
      }
    }
  }

  private static Balancing policy(String word) {
    return Balancing.of(word)
        .orElseThrow(() -> new IllegalArgumentException("no policy is called " + word));
  }

  /** Takes a message about routes; returns false if it is about something else. */
  boolean receive(OrchestratorToWorker message, long nowNanos) {
    if (message instanceof RoutesTold told) {
      if (resolver != null) {
        resolver.told(told, nowNanos);
      }
    } else if (message instanceof RoutesChanged changed) {
      if (resolver != null) {
        resolver.changed(changed.service(), nowNanos);
      }
    } else {
      return false;
    }
    return true;
  }

  void fired(long nowNanos) {
    if (resolver != null) {
      resolver.wake(nowNanos);
    }
  }

  void probed(Payload.Probed probed) {
    if (resolver != null) {
      resolver.probed(probed.target(), probed.rttNanos(), probed.answer());
    }
  }

  /** Takes where the worker holds itself to be. */
  void locate(Coordinate coordinate) {
    if (settings.resolution().isPresent()) {
      located = Optional.of(coordinate);
      if (resolver != null) {
        resolver.locate(coordinate);
      }
    }
  }

  /** Returns the rows that are known, for invariants in tests. */
  List<Route> routes() {
    return resolver == null ? List.of() : resolver.routes();
  }

  /** Returns the services that are of interest, for invariants in tests. */
  List<ServiceName> interests() {
    return resolver == null ? List.of() : resolver.interests();
  }

  /** Returns whether a table is stale, for invariants in tests. */
  boolean isStale(ServiceName service, long nowNanos) {
    return resolver != null && resolver.isStale(service, nowNanos);
  }
}
