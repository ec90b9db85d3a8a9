package arboretum.bench.resolution;

import arboretum.coordinates.Coordinate;
import arboretum.coordinates.Place;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.protocol.AskRoutes.Ask;
import arboretum.protocol.Route;
import arboretum.protocol.RoutesTold;
import arboretum.protocol.ServiceRoutes;
import arboretum.random.RandomSource;
import arboretum.resolution.Answer;
import arboretum.resolution.Balancing;
import arboretum.resolution.ResolutionSettings;
import arboretum.resolution.Resolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A resolver that knows the ways to a service, as a worker has it that was told of them. */
final class WarmTable {
  private static final long SECOND = 1_000_000_000L;
  private static final ServiceName SERVICE = new ServiceName("detection");

  private final Resolver resolver;
  private final int copies;
  private final int target;
  private long now;

  /**
   * @param copies instances of the service, each on a worker of its own
   */
  WarmTable(int copies, Balancing policy) {
    this.copies = copies;
    resolver =
        new Resolver(
            new NodeName("root/c0/w0"),
            new NodeName("root/c0"),
            Optional.empty(),
            settings(),
            Optional.empty(),
            RandomSource.seeded(1),
            new Quiet());
    resolver.locate(new Coordinate(List.of(0.0, 0.0), 1));
    target = resolver.target(List.of(SERVICE), policy, -1);
    resolver.connect(target, Resolver.NO_FLOW, 0, now);
    List<Route> routes = new ArrayList<>();
    for (int i = 0; i < copies; i++) {
      Place place =
          new Place(
              new NodeName("root/c" + i % 4 + "/w" + (i + 1)),
              Optional.empty(),
              Optional.of(new Coordinate(List.of(5.0 + 7 * i % 11, 3.0 * i), 1)));
      routes.add(new Route(new InstanceId(SERVICE, i), Epoch.of(1, 1), place, 0));
    }
    resolver.told(
        new RoutesTold(List.of(new ServiceRoutes(SERVICE, 1, false, List.of(), routes))), now);
  }

  private static ResolutionSettings settings() {
    return new ResolutionSettings(
        ResolutionSettings.Choice.NAMED,
        ResolutionSettings.Update.PUSH,
        ResolutionSettings.Unreachable.REFRESH,
        10 * SECOND,
        30 * SECOND,
        60 * SECOND,
        5 * SECOND,
        SECOND,
        2 * SECOND,
        2,
        60 * SECOND,
        5,
        1,
        2,
        0.1);
  }

  /** Finds an instance for a connection, and ends it; returns the number of its copy. */
  int request() {
    now += 1000;
    long answer = resolver.find(target, Resolver.NO_FLOW, now % SECOND);
    int copy = Answer.number(answer);
    resolver.answered(target, copy, 1_000_000);
    return copy;
  }

  /**
   * Makes requests and counts them by copy.
   *
   * @throws IllegalStateException if one finds no instance
   */
  int[] counts(int requests) {
    int[] counts = new int[copies];
    for (int i = 0; i < requests; i++) {
      long answer = resolver.find(target, Resolver.NO_FLOW, 0);
      if (!Answer.isFound(answer)) {
        throw new IllegalStateException("a warm table says " + answer);
      }
      counts[Answer.number(answer)]++;
      resolver.answered(target, Answer.number(answer), 1_000_000);
    }
    return counts;
  }

  /** Nobody is asked: the table is known. */
  private static final class Quiet implements Resolver.Outlet {
    @Override
    public void ask(boolean all, List<Ask> asks) {}

    @Override
    public void probe(NodeName node) {}

    @Override
    public void wakeAfter(long delayNanos) {}

    @Override
    public void answer(long connection, long answer) {}
  }
}
