package arboretum.experiment.metric;

import arboretum.experiment.wire.WireName;
import arboretum.protocol.Message;
import arboretum.protocol.OrchestratorToParent;
import arboretum.protocol.UserToRoot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Messages and bytes by message type, in dense arrays. Not thread-safe: each thread counts on its
 * own and the sums are merged ({@link #add(MessageCounts)}).
 *
 * <p>Costs a lookup by class and two additions per message.
 */
public final class MessageCounts {
  private static final List<Class<?>> TYPES = types();
  private static final List<String> NAMES = TYPES.stream().map(WireName::of).toList();
  private static final ClassValue<Integer> INDEX =
      new ClassValue<>() {
        @Override
        protected Integer computeValue(Class<?> type) {
          return TYPES.indexOf(type);
        }
      };

  private final long[] sent = new long[TYPES.size()];
  private final long[] bytes = new long[TYPES.size()];
  private final long[] repeated = new long[TYPES.size()];
  private final long[] delivered = new long[TYPES.size()];
  private final long[] lost = new long[TYPES.size()];
  private final long[] inFlight = new long[TYPES.size()];

  /** Returns the number of message types. */
  public static int typeCount() {
    return TYPES.size();
  }

  /** Returns the index of a message's type, from 0, in order of the wire names. */
  public static int typeOf(Message message) {
    return INDEX.get(message.getClass());
  }

  /** Returns whether messages of a type go from an orchestrator to its parent. */
  static boolean goesToParent(int type) {
    return OrchestratorToParent.class.isAssignableFrom(TYPES.get(type));
  }

  /** Returns whether messages of a type are an operator's, which go over no link of the tree. */
  public static boolean isOfUsers(int type) {
    return UserToRoot.class.isAssignableFrom(TYPES.get(type));
  }

  /** Returns the wire name of a type, such as {@code aggregate-push}. */
  public static String nameOf(int type) {
    return NAMES.get(type);
  }

  /**
   * Counts a message that a node handed to the network.
   *
   * @param withFraming its bytes, framing included
   */
  public void sent(int type, long withFraming) {
    sent[type]++;
    bytes[type] += withFraming;
  }

  /** Counts a repetition of a message that was sent: a disturbed network delivers it once more. */
  public void repeated(int type) {
    repeated[type]++;
  }

  /** Counts a message that reached its receiver's queue. */
  public void delivered(int type) {
    delivered[type]++;
  }

  /** Counts a message that will never arrive. */
  public void lost(int type) {
    lost[type]++;
  }

  /** Counts messages that are under way when the run ends. */
  public void inFlight(int type, long messages) {
    inFlight[type] += messages;
  }

  /** Adds what another thread counted. */
  public void add(MessageCounts other) {
    for (int type = 0; type < sent.length; type++) {
      sent[type] += other.sent[type];
      bytes[type] += other.bytes[type];
      repeated[type] += other.repeated[type];
      delivered[type] += other.delivered[type];
      lost[type] += other.lost[type];
      inFlight[type] += other.inFlight[type];
    }
  }

  public long sentOf(int type) {
    return sent[type];
  }

  public long bytesOf(int type) {
    return bytes[type];
  }

  public long deliveredOf(int type) {
    return delivered[type];
  }

  public long lostOf(int type) {
    return lost[type];
  }

  public long inFlightOf(int type) {
    return inFlight[type];
  }

  /**
   * Checks that sent + repeated = delivered + lost + in flight for every type.
   *
   * @throws IllegalStateException naming the first type for which it does not hold
   */
  public void checkConserved() {
    for (int type = 0; type < sent.length; type++) {
      if (sent[type] + repeated[type] != delivered[type] + lost[type] + inFlight[type]) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "messages are not conserved: %s: sent %d, repeated %d, delivered %d, lost %d, in flight %d",
                nameOf(type),
                sent[type],
                repeated[type],
                delivered[type],
                lost[type],
                inFlight[type]));
      }
    }
  }

  private static List<Class<?>> types() {
    List<Class<?>> found = new ArrayList<>();
    collect(Message.class, found);
    found.sort(Comparator.comparing(WireName::of));
    return List.copyOf(found);
  }

  private static void collect(Class<?> type, List<Class<?>> found) {
    if (type.isSealed()) {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        collect(permitted, found);
      }
    } else if (!found.contains(type)) {
      found.add(type);
    }
  }

  /** Writes the counts of all types. */
  void write(RunResult.Builder result) {
    long leaving = 0;
    for (int type = 0; type < typeCount(); type++) {
      leaving += goesToParent(type) ? bytesOf(type) : 0;
      String name = nameOf(type);
      result.labelled("messages", name, (double) sentOf(type));
      result.labelled("message_bytes", name, (double) bytesOf(type));
      result.labelled("messages_lost", name, (double) lostOf(type));
      result.labelled("messages_in_flight", name, (double) inFlightOf(type));
    }
    result.scalar("bytes_leaving_clusters", (double) leaving);
  }
}
