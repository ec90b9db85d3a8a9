package arboretum.sim.fuzz;

import arboretum.experiment.metric.MessageCounts;
import arboretum.experiment.plan.TimedAction.Fault;
import arboretum.experiment.plan.TimedAction.State;
import arboretum.lifecycle.InstanceState;
import arboretum.lifecycle.Lifecycle;
import arboretum.model.NodeName;
import arboretum.protocol.Message;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was exercised, counted: edges of the life cycle, what was done to messages of each type, and
 * faults by what was going on. The rows follow from the code's own types. Not thread-safe.
 */
public final class Coverage {
  /** What was done to a message. */
  enum Fate {
    LOST,
    DUPLICATED,
    LATE,
    REORDERED
  }

  /** What goes on when a fault begins. */
  enum Situation {
    IDLE,
    /** Some instance is on its way to a worker, or starts there. */
    DEPLOYING
  }

  private static final InstanceState[] STATES = InstanceState.values();
  private static final Lifecycle.Event[] EVENTS = Lifecycle.Event.values();
  private static final int FATES = Fate.values().length;
  private static final String ROOT = "root";

  private final long[] edges = new long[STATES.length * EVENTS.length];
  private final long[] messages = new long[MessageCounts.typeCount() * FATES];
  private final Map<String, long[]> faults = new TreeMap<>();

  /** Counts nothing yet. */
  public Coverage() {
    for (String kind : faultKinds()) {
      faults.put(kind, new long[Situation.values().length]);
    }
  }

  void edge(InstanceState from, Lifecycle.Event event) {
    edges[from.ordinal() * EVENTS.length + event.ordinal()]++;
  }

  void message(Message message, Fate fate) {
    messages[MessageCounts.typeOf(message) * FATES + fate.ordinal()]++;
  }

  void fault(Fault fault, Situation situation) {
    long[] counts = faults.get(nameOf(fault));
    if (counts == null) {
      throw new IllegalStateException("no row for " + fault);
    }
    counts[situation.ordinal()]++;
  }

  /** Adds what another one counted. */
  public void add(Coverage other) {
    for (int i = 0; i < edges.length; i++) {
      edges[i] += other.edges[i];
    }
    for (int i = 0; i < messages.length; i++) {
      messages[i] += other.messages[i];
    }
    faults.forEach(
        (kind, counts) -> {
          long[] more = other.faults.getOrDefault(kind, new long[counts.length]);
          for (int i = 0; i < counts.length; i++) {
            counts[i] += more[i];
          }
        });
  }

  /** One cell of the tables. */
  public record Cell(String table, String row, String column, long count) {}

  /** Returns all cells that there must be, in order of table and row. */
  public List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (InstanceState from : STATES) {
      for (Lifecycle.Event event : EVENTS) {
        if (Lifecycle.find(from, event).isPresent()) {
          long count = edges[from.ordinal() * EVENTS.length + event.ordinal()];
          cells.add(new Cell("life-cycle edge", from.name(), event.name(), count));
        }
      }
    }
    for (int type = 0; type < MessageCounts.typeCount(); type++) {
      if (!MessageCounts.isOfUsers(type)) {
        for (Fate fate : Fate.values()) {
          long count = messages[type * FATES + fate.ordinal()];
          cells.add(new Cell("message", MessageCounts.nameOf(type), lower(fate), count));
        }
      }
    }
    faults.forEach(
        (kind, counts) -> {
          for (Situation situation : Situation.values()) {
            cells.add(new Cell("fault", kind, lower(situation), counts[situation.ordinal()]));
          }
        });
    return cells;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Every kind of fault with every way in which it can happen: its components that are
   * enumerations.
   */
  private static List<String> faultKinds() {
    List<String> kinds = new ArrayList<>();
    for (Class<?> type : Fault.class.getPermittedSubclasses()) {
      List<String> ways = new ArrayList<>(List.of(""));
      for (RecordComponent component : type.getRecordComponents()) {
        if (component.getType().isEnum()) {
          ways = times(ways, component.getType().getEnumConstants());
        }
      }
      ways.forEach(way -> kinds.add(lowerName(type) + way));
    }
    for (State state : State.values()) {
      kinds.add(ROOT + " " + lower(state));
    }
    return kinds;
  }

  private static List<String> times(List<String> ways, Object[] constants) {
    List<String> all = new ArrayList<>();
    for (String way : ways) {
      for (Object constant : constants) {
        all.add(way + " " + lower((Enum<?>) constant));
      }
    }
    return all;
  }

  private static String lowerName(Class<?> type) {
    return type.getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** The root's own loss is told apart from that of a cluster's orchestrator. */
  private static String nameOf(Fault fault) {
    return switch (fault) {
      case Fault.Site site -> "site " + lower(site.state());
      case Fault.Orchestrator failed ->
          (failed.orchestrator().equals(NodeName.ROOT) ? ROOT : "orchestrator")
              + " "
              + lower(failed.state());
      case Fault.Worker failed -> "worker " + lower(failed.state());
      case Fault.Instance failed -> "instance";
      case Fault.Link link -> "link " + lower(link.direction());
    };
  }
}
