package arboretum.sim.network;

import arboretum.check.Check;
import arboretum.experiment.metric.MessageCounts;
import arboretum.protocol.Message;
import arboretum.protocol.Payload;
import java.util.Arrays;

/**
 * Carries messages over the links of the tree, and counts them.
 *
 * <p>A message leaves when its handler's cost has passed, and arrives the link's delay later, or
 * later than that where {@link Losses} are; bandwidth is without limit. It is lost if its way is
 * cut when its handler runs or at any moment from then to its arrival, if its sender stops before
 * it leaves, or if its receiver is down when it arrives. Delays of a way are constant and a
 * server's effects leave in the order of its handlers, so messages of one sender to one receiver
 * arrive in order, and once, unless a {@link Disturbance} has it otherwise.
 *
 * <p>A message under way has a slot in parallel arrays; slots are reused. Cuts and stops, which are
 * rare, look at every slot.
 */
public final class Network {
  /** Schedules arrivals. */
  @FunctionalInterface
  public interface Arrivals {
    /** Has {@link Network#arrive} called for a slot. */
    void schedule(long atNanos, int slot);
  }

  // source: nothing of the model: the first length of the arrays below
  private static final int FIRST_SLOTS = 256;

  // source: nothing of the model: the end of the list of free slots
  private static final int NO_SLOT = -1;

  private static final Payload.Received[] NOTHING = {};
  private static final Link[] NO_LINKS = {};

  private final Arrivals arrivals;
  private final int framingBytes;
  private final Losses losses;
  private final Disturbance disturbance;
  private final MessageCounts counts = new MessageCounts();
  private Payload.Received[] envelopes = NOTHING;
  private Link[] links = NO_LINKS;
  private int[] receivers = {}; // also in links, which are far away in memory by then
  private boolean[] up = {};
  private boolean[] occupied = {};
  private boolean[] doomed = {};
  private long[] departures = {};
  private int[] types = {};
  private int[] nextFree = {};
  private int firstFree = NO_SLOT;
  private long underWay;
  private long sent;
  private long repeated;
  private long settled;

  /**
   * @param framingBytes added to each message's own bytes
   */
  public Network(Arrivals arrivals, int framingBytes, Losses losses, Disturbance disturbance) {
    this.arrivals = arrivals;
    this.framingBytes = framingBytes;
    this.losses = losses;
    this.disturbance = disturbance;
  }

  /**
   * Sends a message.
   *
   * @param leavesAtNanos when its handler's cost has passed
   */
  public void send(Link link, Way way, Payload.Received envelope, long leavesAtNanos) {
    Message message = envelope.message();
    int type = MessageCounts.typeOf(message);
    counts.sent(type, (long) link.bytes(message) + framingBytes);
    sent++;
    if (link.isCut(way)) {
      counts.lost(type);
      settled++;
      return;
    }
    if (disturbance == Disturbance.NONE) {
      depart(link, way, envelope, type, leavesAtNanos, 0);
    } else {
      sendDisturbed(link, way, envelope, type, leavesAtNanos);
    }
  }

  private void sendDisturbed(
      Link link, Way way, Payload.Received envelope, int type, long leavesAtNanos) {
    int times = disturbance.arrivals(link, way, envelope.message(), leavesAtNanos);
    if (times == 0) {
      counts.lost(type);
      settled++;
    }
    for (int arrival = 0; arrival < times; arrival++) {
      if (arrival > 0) {
        counts.repeated(type);
        repeated++;
      }
      depart(link, way, envelope, type, leavesAtNanos, disturbance.lateNanos(arrival));
    }
  }

  private void depart(
      Link link, Way way, Payload.Received envelope, int type, long leavesAtNanos, long lateNanos) {
    int slot = acquire();
    envelopes[slot] = envelope;
    links[slot] = link;
    receivers[slot] = link.receiver(way);
    up[slot] = way == Way.UP;
    occupied[slot] = true;
    doomed[slot] = false;
    departures[slot] = leavesAtNanos;
    types[slot] = type;
    underWay++;
    long arrival =
        losses.areAny()
            ? losses.arrivalNanos(link, way, leavesAtNanos)
            : leavesAtNanos + link.nanos(way);
    arrivals.schedule(arrival + lateNanos, slot);
  }

  /** Returns the index of the node that a message under way goes to. */
  public int receiver(int slot) {
    return receivers[slot];
  }

  /** Returns a message under way. */
  public Payload.Received envelope(int slot) {
    return envelopes[slot];
  }

  /**
   * Ends the way of a message, whose slot is free then.
   *
   * @param receiverIsUp whether there is somebody to take it
   * @return whether it arrives, or is lost
   */
  public boolean arrive(int slot, boolean receiverIsUp) {
    if (!occupied[slot]) {
      throw new IllegalStateException("nothing is under way in slot " + slot);
    }
    boolean arrives = receiverIsUp && !doomed[slot];
    if (arrives) {
      counts.delivered(types[slot]);
    } else {
      counts.lost(types[slot]);
    }
    settled++;
    underWay--;
    occupied[slot] = false;
    nextFree[slot] = firstFree;
    firstFree = slot;
    return arrives;
  }

  /** Cuts one way of a link, once more if it is cut already; what is under way on it is lost. */
  public void cut(Link link, Way way) {
    link.cut(way, 1);
    for (int slot = 0; slot < links.length; slot++) {
      if (occupied[slot] && links[slot] == link && way(slot) == way) {
        doomed[slot] = true;
      }
    }
  }

  /** Takes one cut of one way of a link back. */
  public void heal(Link link, Way way) {
    Check.state(link.isCut(way), "the link is not cut");
    link.cut(way, -1);
  }

  /** A node stops: what its handlers sent and what has not left yet never leaves. */
  public void senderStopped(int node, long nowNanos) {
    for (int slot = 0; slot < links.length; slot++) {
      if (occupied[slot] && departures[slot] > nowNanos && links[slot].sender(way(slot)) == node) {
        doomed[slot] = true;
      }
    }
  }

  /**
   * Checks that every message, and every repetition of one, was delivered, was lost or is under
   * way.
   *
   * @throws IllegalStateException if not
   */
  public void checkConserved() {
    if (sent + repeated != settled + underWay) {
      throw new IllegalStateException(
          "messages are not conserved: sent "
              + sent
              + ", repeated "
              + repeated
              + ", delivered or lost "
              + settled
              + ", under way "
              + underWay);
    }
  }

  /** Checks {@link #checkConserved} and that the slots agree with it. */
  public void checkSlots() {
    checkConserved();
    long taken = 0;
    for (boolean slot : occupied) {
      taken += slot ? 1 : 0;
    }
    Check.state(taken == underWay, "%s slots are taken by %s messages", taken, underWay);
  }

  /** Returns the counts, what is under way among them. Called once, at the end. */
  public MessageCounts finish() {
    for (int slot = 0; slot < links.length; slot++) {
      if (occupied[slot]) {
        counts.inFlight(types[slot], 1);
      }
    }
    return counts;
  }

  private Way way(int slot) {
    return up[slot] ? Way.UP : Way.DOWN;
  }

  private int acquire() {
    if (firstFree == NO_SLOT) {
      grow();
    }
    int slot = firstFree;
    firstFree = nextFree[slot];
    return slot;
  }

  private void grow() {
    int before = links.length;
    int after = Math.max(FIRST_SLOTS, 2 * before);
    envelopes = Arrays.copyOf(envelopes, after);
    links = Arrays.copyOf(links, after);
    receivers = Arrays.copyOf(receivers, after);
    up = Arrays.copyOf(up, after);
    occupied = Arrays.copyOf(occupied, after);
    doomed = Arrays.copyOf(doomed, after);
    departures = Arrays.copyOf(departures, after);
    types = Arrays.copyOf(types, after);
    nextFree = Arrays.copyOf(nextFree, after);
    for (int slot = after - 1; slot >= before; slot--) {
      nextFree[slot] = firstFree;
      firstFree = slot;
    }
  }
}
