package arboretum.live.hollow;

import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.RuntimePlan;
import arboretum.experiment.wire.Hello;
import arboretum.experiment.wire.TornJournal;
import arboretum.live.loop.Agenda;
import arboretum.live.loop.Arrival;
import arboretum.live.loop.EventLoop;
import arboretum.live.loop.Outlets;
import arboretum.live.transport.NodeTransport;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.protocol.Message;
import arboretum.protocol.Payload;
import arboretum.random.RandomSource;
import arboretum.trace.TraceEvent;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One node: what it keeps over its sessions, and the loop and the sockets of the present one.
 * Driver's thread, but for deliveries.
 */
final class HollowNode {
  private final NodePlan plan;
  private final RuntimePlan runtimePlan;
  private final HollowSystem system;
  private final MemoryJournal journal = new MemoryJournal();
  private final ImageStore images;
  private long session;
  private long sequence;
  private @Nullable EventLoop loop;
  private @Nullable NodeTransport transport;
  private @Nullable HollowRuntime runtime;

  HollowNode(NodePlan plan, RuntimePlan runtimePlan, HollowSystem system) {
    this.plan = plan;
    this.runtimePlan = runtimePlan;
    this.system = system;
    images = new ImageStore(plan.device());
  }

  NodePlan plan() {
    return plan;
  }

  long session() {
    return session;
  }

  /** Makes the role and opens the sockets of the next session; nothing runs yet. */
  NodeTransport open(NodeTransport.ParentAddress parent, NodeTransport.Shared shared)
      throws IOException {
    session++;
    images.interrupt(system.clock().nanos());
    AtomicReference<@Nullable NodeTransport> sockets = new AtomicReference<>();
    EventLoop made =
        new EventLoop(
            plan.name(),
            system.clock(),
            sequence,
            system,
            ports -> system.roles().create(plan, ports),
            agenda -> outlets(agenda, sockets));
    Hello hello = system.hello(plan.name(), session);
    NodeTransport opened =
        NodeTransport.open(hello, parent, (from, message) -> deliver(made, from, message), shared);
    sockets.set(opened);
    loop = made;
    transport = opened;
    return opened;
  }

  /** Starts the role. */
  void start() {
    if (loop != null) {
      loop.start(new Payload.Started(session, journal.kept()));
    }
  }

  /** Has no further handler run; returns at once. */
  void halt() {
    if (loop != null) {
      loop.halt();
    }
  }

  /** Stops as a crash does, and returns when nothing of the session is left. */
  void stop() {
    if (loop != null) {
      loop.stop();
      sequence = loop.sequence();
      loop = null;
    }
    if (transport != null) {
      transport.close();
      transport = null;
    }
    runtime = null;
  }

  /** Cuts the journal at a byte; images stay. */
  void tear(RandomSource random) {
    TornJournal torn = journal.tear(random);
    if (torn.lost() > 0) {
      system.trace(
          system.clock().nanos(),
          plan.name(),
          new TraceEvent.JournalTorn(torn.kept().size(), torn.lost()));
    }
  }

  void loseState() {
    journal.lose();
    images.lose();
  }

  void post(Payload payload) {
    if (loop != null) {
      loop.post(Arrival.of(payload));
    }
  }

  /** Kills the containers of an instance, if there are any here. */
  void kill(InstanceId instance) {
    HollowRuntime containers = runtime;
    if (loop != null && containers != null) {
      loop.post(
          () -> {
            containers.kill(instance);
            return Optional.empty();
          });
    }
  }

  private Outlets outlets(Agenda agenda, AtomicReference<@Nullable NodeTransport> sockets) {
    HollowRuntime containers =
        new HollowRuntime(plan.device().bootNanos(), runtimePlan, images, agenda);
    runtime = containers;
    return new Outlets(
        (to, message) -> {
          NodeTransport opened = sockets.get();
          if (opened != null) {
            opened.send(to, message);
          }
        },
        containers,
        containers,
        new HollowProber(plan.name(), system, agenda),
        journal,
        system::answered,
        (atNanos, event) -> system.trace(atNanos, plan.name(), event));
  }

  private void deliver(EventLoop to, NodeName from, Message message) {
    to.postAt(
        system.clock().nanos() + system.delayNanos(from, plan.name()),
        () -> {
          system.delivered(message);
          return Optional.of(new Payload.Received(from, message));
        });
  }
}
