package arboretum.sim.world;

import arboretum.protocol.Payload;
import arboretum.sim.network.Link;
import arboretum.sim.network.Network;
import arboretum.sim.network.Way;
import java.util.ArrayList;
import java.util.List;

/** What the handler that runs wants to leave; it leaves when the handler's cost is known. */
final class Outbox {
  private final Network network;
  private final Agenda agenda;
  private final List<Link> links = new ArrayList<>();
  private final List<Way> ways = new ArrayList<>();
  private final List<Payload.Received> envelopes = new ArrayList<>();
  private final List<Runnable> orders = new ArrayList<>();
  private int records;

  Outbox(Network network, Agenda agenda) {
    this.network = network;
    this.agenda = agenda;
  }

  void send(Link link, Way way, Payload.Received envelope) {
    links.add(link);
    ways.add(way);
    envelopes.add(envelope);
  }

  /** An order to the node's own runtime. */
  void order(Runnable order) {
    orders.add(order);
  }

  /** The handler appended a journal record. */
  void recorded() {
    records++;
  }

  /** Returns the number of journal records that the handler appended. */
  int records() {
    return records;
  }

  /** Lets everything leave. */
  void flush(SimNode node, long leavesAtNanos) {
    for (int i = 0; i < links.size(); i++) {
      network.send(links.get(i), ways.get(i), envelopes.get(i), leavesAtNanos);
    }
    for (int i = 0; i < orders.size(); i++) {
      agenda.at(leavesAtNanos, node, orders.get(i));
    }
    if (!links.isEmpty()) {
      links.clear();
      ways.clear();
      envelopes.clear();
    }
    orders.clear();
    records = 0;
  }
}
