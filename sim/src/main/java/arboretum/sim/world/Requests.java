package arboretum.sim.world;

import arboretum.experiment.metric.RequestBook;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.protocol.Payload;
import arboretum.sim.engine.Engine;
import arboretum.sim.network.RoundTrips;
import arboretum.sim.request.RequestPath;
import arboretum.sim.request.Resolution;
import arboretum.sim.request.Schedule;
import arboretum.sim.request.Surroundings;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The requests of a run, if it has any, and what they are part of. */
final class Requests implements Surroundings, Schedule {
  /** In the order of their indices. */
  private final List<SimNode> workers;

  private final RoundTrips roundTrips;
  private final Engine engine;
  private final Tree tree;
  private final RoleResolution.Delivery delivery;

  private final RequestBook book;

  /** Null without requests. */
  private final @Nullable RequestPath path;

  /** Null where callers know the truth, or nobody calls. */
  private @Nullable RoleResolution resolution;

  /**
   * @param delivery hands inputs to nodes
   */
  Requests(
      RunPlan plan,
      Tree tree,
      RoundTrips roundTrips,
      Engine engine,
      RoleResolution.Delivery delivery) {
    workers =
        tree.nodes().stream().filter(node -> node.plan.tier() == NodePlan.Tier.WORKER).toList();
    this.roundTrips = roundTrips;
    this.engine = engine;
    this.tree = tree;
    this.delivery = delivery;
    book = new RequestBook(plan.requests(), plan.warmUpNanos(), plan.durationNanos());
    path =
        plan.requests().isEmpty()
            ? null
            : new RequestPath(plan, this, this, factory(plan, tree, delivery), book);
  }

  private Resolution.Factory factory(RunPlan plan, Tree tree, RoleResolution.Delivery delivery) {
    if (plan.nodes().getFirst().settings().resolution().isEmpty()) {
      return RequestPath.oracle(plan.seed());
    }
    return (directory, waiting) -> {
      RoleResolution made = new RoleResolution(directory, waiting, tree, delivery);
      resolution = made;
      return made;
    };
  }

  /** See {@link Simulation#call}. */
  void call(long atNanos, NodeName worker, Supplier<Optional<Payload>> what) {
    SimNode node = tree.node(worker);
    engine.scheduleRare(
        atNanos,
        () -> {
          if (node.isUp()) {
            what.get().ifPresent(payload -> delivery.deliver(node, engine.nowNanos(), payload));
          }
        });
  }

  /** A worker's role answers a connection that was held. */
  void answered(SimNode node, long connection, long answer) {
    if (resolution != null) {
      resolution.answered(node, engine.nowNanos(), connection, answer);
    }
  }

  /**
   * Handles an event.
   *
   * @param kind of {@link Codes}
   */
  void handle(long now, int kind, int index) {
    if (path == null) {
      throw new IllegalStateException("no such event: " + kind);
    }
    path.handle(now, kind - Codes.REQUEST, index);
  }

  /** The network changed. */
  void changed(TimedAction.Change change) {
    if (path == null) {
      return;
    }
    switch (change) {
      case TimedAction.Change.Move move -> path.userMoved(engine.nowNanos(), move.user());
      case TimedAction.Change.Delay delay -> path.networkChanged(engine.nowNanos());
    }
  }

  /** A container begins to run. */
  void runs(InstanceId instance, NodeName worker) {
    if (path != null) {
      path.started(instance, worker);
    }
  }

  /** A container that ran is gone. */
  void gone(InstanceId instance, NodeName worker) {
    if (path != null) {
      path.gone(engine.nowNanos(), instance, worker);
    }
  }

  /** Ends the counting; empty without requests. Called once, at the end. */
  Optional<RequestBook> finish() {
    if (path == null) {
      return Optional.empty();
    }
    path.finish();
    return Optional.of(book);
  }

  @Override
  public long rttNanos(NodeName from, NodeName to) {
    return roundTrips.nanos(from, to);
  }

  @Override
  public boolean isUp(int worker) {
    return workers.get(worker).isUp();
  }

  @Override
  public long at(long atNanos, int kind, int index) {
    return engine.schedule(
        Math.min(atNanos, Engine.MAX_NANOS), Codes.of(Codes.REQUEST + kind, index));
  }

  @Override
  public void cancel(long handle) {
    engine.cancel(handle);
  }
}
