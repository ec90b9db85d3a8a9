package arboretum.orchestrator.routing;

import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.port.Transport;
import arboretum.protocol.AskRoutes;
import arboretum.protocol.Message;
import arboretum.protocol.OrchestratorToParent.RoutesPublished;
import arboretum.protocol.ParentToOrchestrator;
import arboretum.protocol.Route;
import arboretum.protocol.RoutesChanged;
import arboretum.protocol.RoutesTold;
import arboretum.protocol.ServiceRoutes;
import arboretum.resolution.ResolutionSettings;
import arboretum.resolution.ResolutionSettings.Update;
import arboretum.resolution.SemanticName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers table queries of members and tells them what changes (Oakestra paper, section 3.4; its
 * code: cluster and root service managers).
 *
 * <p>An orchestrator knows best which copies below it take connections. Of others it asks its
 * parent, once for all members, and is told of changes from then on. Who is interested renews that
 * periodically with the version that it has: so lost news are told again, a restarted orchestrator
 * learns its members' interests, and no interest outlives its member. While the parent does not
 * answer, members are told what is known, marked stale.
 */
public final class RouteDesk implements Routing {
  private static final int SESSION = 32;

  /** What the orchestrator itself knows. */
  public interface Knowledge {
    /** Returns the way to an instance whose copy on a worker of this orchestrator's runs. */
    Optional<Route> route(InstanceId instance);

    /**
     * Returns the members that may have a copy of an instance, if members are orchestrators: the
     * one that is to have it first, then one that keeps it until then.
     */
    List<NodeName> holders(InstanceId instance);

    /** Returns all instances, of which some changed without a word. */
    List<InstanceId> instances();

    /** Returns whether a service exists; asked only of the root. */
    boolean exists(ServiceName service);

    /** Returns the addresses of a service; asked only of the root. */
    List<Integer> addresses(ServiceName service);

    /** Returns the address of an instance, or 0; asked only of the root. */
    int address(InstanceId instance);
  }

  private final NodeName self;
  private final @Nullable NodeName parent; // null: the root
  private final ResolutionSettings settings;
  private final Publication publication;
  private final Transport transport;
  private final Knowledge knowledge;
  private final Map<ServiceName, Board> boards = new LinkedHashMap<>();
  private final Map<NodeName, MemberRoutes> published = new LinkedHashMap<>();
  private final Set<InstanceId> touched = new LinkedHashSet<>();
  private long session;
  private long changes;
  private long heardAtNanos;
  private boolean hasInterests; // that the parent knows of

  /**
   * @param parent null for the root
   * @param coordinatesLeave whether coordinates mean something elsewhere too
   */
  public RouteDesk(
      NodeName self,
      @Nullable NodeName parent,
      ResolutionSettings settings,
      boolean coordinatesLeave,
      Transport transport,
      Knowledge knowledge) {
    this.self = self;
    this.parent = parent;
    this.settings = settings;
    this.publication = new Publication(parent, coordinatesLeave, transport);
    this.transport = transport;
    this.knowledge = knowledge;
  }

  @Override
  public void start(long newSession, long nowNanos) {
    session = newSession;
    publication.start(newSession);
    heardAtNanos = nowNanos;
  }

  @Override
  public boolean receive(NodeName from, Message message, long nowNanos) {
    if (message instanceof AskRoutes query) {
      asked(from, query, nowNanos);
    } else if (message instanceof RoutesPublished news) {
      published(from, news);
    } else if (message instanceof RoutesTold news) {
      told(news, nowNanos);
    } else if (message instanceof RoutesChanged news) {
      changed(news.service(), nowNanos);
    } else if (message instanceof ParentToOrchestrator.PublishAgain) {
      publication.all(here()); // the parent lacks what news built on
    } else {
      return false;
    }
    return true;
  }

  @Override
  public void touch(InstanceId instance) {
    touched.add(instance);
  }

  @Override
  public void touch(ServiceName service) {
    Board board = boards.get(SemanticName.canonical(service));
    if (board != null) {
      changed(board);
    }
  }

  @Override
  public void flush() {
    if (touched.isEmpty()) {
      return;
    }
    List<Route> fresh = new ArrayList<>();
    List<InstanceId> gone = new ArrayList<>();
    Set<Board> affected = new LinkedHashSet<>();
    for (InstanceId instance : touched) {
      Optional<Route> now = route(instance);
      ServiceName service = SemanticName.canonical(instance.service());
      Board board = now.isPresent() ? board(service) : boards.get(service);
      if (board == null) {
        continue;
      }
      Route before = board.here.get(instance);
      if (now.isEmpty() && before != null) {
        board.here.remove(instance);
        gone.add(instance);
        affected.add(board);
      } else if (now.isPresent()
          && (before == null || !now.get().leadsAs(before, settings.movedMillis()))) {
        board.here.put(instance, now.get());
        fresh.add(now.get());
        affected.add(board);
      }
    }
    touched.clear();
    if (!fresh.isEmpty() || !gone.isEmpty()) {
      publication.news(fresh, gone);
      affected.forEach(this::changed);
    }
  }

  private Optional<Route> route(InstanceId instance) {
    for (NodeName holder : knowledge.holders(instance)) {
      MemberRoutes of = published.get(holder);
      Optional<Route> told = of == null ? Optional.empty() : of.get(instance);
      if (told.isPresent()) {
        return parent == null ? told.map(this::addressed) : told;
      }
    }
    return knowledge.route(instance);
  }

  private Route addressed(Route route) {
    return new Route(
        route.instance(), route.epoch(), route.place(), knowledge.address(route.instance()));
  }

  /** Takes what a member that is an orchestrator publishes. */
  private void published(NodeName from, RoutesPublished news) {
    Optional<List<InstanceId>> affected =
        published.computeIfAbsent(from, name -> new MemberRoutes()).take(news);
    if (affected.isPresent()) {
      touched.addAll(affected.get());
    } else {
      transport.send(from, new ParentToOrchestrator.PublishAgain());
    }
  }

  private List<Route> here() {
    List<Route> all = new ArrayList<>();
    boards.values().forEach(board -> all.addAll(board.here.values()));
    return all;
  }

  private Board board(ServiceName service) {
    return boards.computeIfAbsent(service, Board::new);
  }

  private void changed(Board board) {
    if (board.version == 0) {
      return; // nobody has been told of it
    }
    renumber(board);
    ServiceRoutes table = table(board);
    tell(board, table);
    if (!table.isKnown()) {
      board.interested.clear();
      board.version = 0;
    }
  }

  private void renumber(Board board) {
    board.version = (session << SESSION) + ++changes;
  }

  private ServiceRoutes table(Board board) {
    if (parent == null) {
      if (!knowledge.exists(board.service)) {
        return ServiceRoutes.unknown(board.service);
      }
      board.assign(knowledge.addresses(board.service));
    }
    return board.table();
  }

  /** Answers a query, at once or when the parent has answered. */
  private void asked(NodeName from, AskRoutes query, long nowNanos) {
    if (query.all()) {
      Set<ServiceName> named = new LinkedHashSet<>();
      query.asks().forEach(ask -> named.add(ask.service()));
      for (Board board : boards.values()) {
        if (!named.contains(board.service)) {
          board.interested.remove(from);
          board.waiting.remove(from);
        }
      }
    }
    List<ServiceRoutes> news = new ArrayList<>();
    List<ServiceName> unheard = new ArrayList<>();
    for (AskRoutes.Ask ask : query.asks()) {
      Board board = board(ask.service());
      if (parent == null && !knowledge.exists(ask.service())) {
        news.add(ServiceRoutes.unknown(ask.service()));
        board.interested.remove(from);
        continue;
      }
      board.interested.put(from, nowNanos);
      if (parent != null && board.parentVersion == 0 && !board.cutOff) {
        board.waiting.add(from);
        if (!board.asking) {
          board.asking = true;
          board.askedAtNanos = nowNanos;
          unheard.add(ask.service());
        }
        continue;
      }
      if (board.version == 0) {
        renumber(board);
      }
      if (ask.version() != board.version) {
        news.add(table(board));
      }
    }
    if (!unheard.isEmpty()) {
      askParent(false, unheard);
    }
    if (!news.isEmpty() || query.all()) {
      transport.send(from, new RoutesTold(news));
    }
  }

  private void askParent(boolean all, List<ServiceName> services) {
    if (parent != null) {
      List<AskRoutes.Ask> asks = new ArrayList<>();
      for (ServiceName service : services) {
        asks.add(new AskRoutes.Ask(service, board(service).parentVersion));
      }
      transport.send(parent, new AskRoutes(session, all, asks));
    }
  }

  /** Takes what the parent tells. */
  private void told(RoutesTold news, long nowNanos) {
    heardAtNanos = nowNanos;
    for (ServiceRoutes told : news.services()) {
      Board board = boards.get(told.service());
      if (board != null) {
        take(board, told);
      }
    }
    for (Board board : boards.values()) {
      if (board.cutOff && board.parentVersion > 0) { // what was known is as it was
        board.cutOff = false;
        renumber(board);
        tell(board, board.table());
      }
    }
  }

  private void take(Board board, ServiceRoutes told) {
    board.asking = false;
    if (!told.isKnown()) {
      board.forgetParent();
      board.cutOff = false;
      tell(board, ServiceRoutes.unknown(board.service));
      board.interested.clear();
      board.version = 0;
      return;
    }
    if (told.version() < board.parentVersion) {
      return; // overtaken
    }
    board.take(told, self);
    board.cutOff = false;
    renumber(board);
    tell(board, board.table());
  }

  /** Tells all who are interested, and those who wait above all. */
  private void tell(Board board, ServiceRoutes table) {
    for (NodeName member : board.interested.keySet()) {
      boolean whole = settings.update() == Update.PUSH || board.waiting.contains(member);
      transport.send(
          member, whole ? new RoutesTold(List.of(table)) : new RoutesChanged(board.service));
    }
    board.waiting.clear();
  }

  /** The parent says that a table has changed. */
  private void changed(ServiceName service, long nowNanos) {
    Board board = boards.get(service);
    if (board != null && !board.asking) {
      board.asking = true;
      board.askedAtNanos = nowNanos;
      board.parentVersion = 0;
      askParent(false, List.of(service));
    }
  }

  @Override
  public void tick(long nowNanos) {
    touched.addAll(knowledge.instances());
    boards.values().forEach(board -> lapse(board, nowNanos));
    boards.values().removeIf(Board::isIdle);
    if (parent == null) {
      return;
    }
    boolean silent = nowNanos - heardAtNanos > settings.leaseNanos();
    List<ServiceName> wanted = new ArrayList<>();
    for (Board board : boards.values()) {
      boolean failed = board.asking && nowNanos - board.askedAtNanos >= settings.timeoutNanos();
      if ((failed || silent) && !board.cutOff && !board.interested.isEmpty()) {
        board.asking = false;
        board.cutOff = true;
        renumber(board);
        tell(board, board.table());
      }
      if (!board.interested.isEmpty()) {
        wanted.add(board.service);
      }
    }
    publication.remind();
    if (!wanted.isEmpty() || hasInterests) {
      hasInterests = !wanted.isEmpty();
      askParent(true, wanted);
    }
  }

  private void lapse(Board board, long nowNanos) {
    board.interested.values().removeIf(last -> nowNanos - last > settings.leaseNanos());
    board.waiting.retainAll(board.interested.keySet());
  }

  @Override
  public Set<NodeName> interested(ServiceName service) {
    Board board = boards.get(service);
    return new LinkedHashSet<>(board == null ? List.of() : board.interested.keySet());
  }
}
