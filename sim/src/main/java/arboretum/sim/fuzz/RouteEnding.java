package arboretum.sim.fuzz;

import arboretum.experiment.plan.NodePlan;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.orchestrator.Role;
import arboretum.orchestrator.cluster.Cluster;
import arboretum.orchestrator.root.Root;
import arboretum.orchestrator.worker.Worker;
import arboretum.protocol.Route;
import arboretum.resolution.SemanticName;
import arboretum.sim.runtime.DeviceRuntime;
import arboretum.sim.world.SystemView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must hold of routes when faults and disturbances have ended and the bound has passed: who
 * asks for a service knows the copies that run and no others, and orchestrators tell those alone
 * who ask.
 */
final class RouteEnding {
  private final FuzzCase drawn;
  private final SystemView system;
  private final long nowNanos;

  private RouteEnding(FuzzCase drawn, SystemView system, long nowNanos) {
    this.drawn = drawn;
    this.system = system;
    this.nowNanos = nowNanos;
  }

  /** Returns the rules that do not hold, with the first breach of each. */
  static List<BrokenRuleException> check(
      FuzzCase drawn, SystemView system, Calls calls, long nowNanos) {
    var ending = new RouteEnding(drawn, system, nowNanos);
    List<BrokenRuleException> broken = new ArrayList<>();
    calls
        .unanswered()
        .ifPresent(one -> broken.add(new BrokenRuleException(Rule.ANSWERED_ONCE, one)));
    ending
        .wrongTable()
        .ifPresent(one -> broken.add(new BrokenRuleException(Rule.ROUTES_TRUE, one)));
    ending
        .wrongInterest()
        .ifPresent(one -> broken.add(new BrokenRuleException(Rule.INTERESTS, one)));
    return broken;
  }

  private Optional<String> wrongTable() {
    for (NodePlan plan : system.workers()) {
      Worker worker = system.role(plan.name()).map(Worker.class::cast).orElseThrow();
      for (ServiceName service : worker.interests()) {
        Set<String> known = new TreeSet<>();
        for (Route route : worker.routes()) {
          if (SemanticName.canonical(route.instance().service()).equals(service)) {
            known.add(words(route.instance(), route.epoch(), route.place().node()));
          }
        }
        Set<String> running = running(service);
        if (!known.equals(running)) {
          return Optional.of(
              plan.name() + " knows " + known + " of " + service + "; what runs is " + running);
        }
        if (worker.isStale(service, nowNanos)) {
          return Optional.of(plan.name() + " holds what it knows of " + service + " to be stale");
        }
      }
    }
    return Optional.empty();
  }

  private Set<String> running(ServiceName service) {
    Set<String> copies = new TreeSet<>();
    for (NodePlan worker : system.workers()) {
      for (DeviceRuntime.Copy copy : system.containers(worker.name())) {
        if (copy.running()
            && !copy.stopping()
            && SemanticName.canonical(copy.instance().service()).equals(service)) {
          copies.add(words(copy.instance(), copy.epoch(), worker.name()));
        }
      }
    }
    return copies;
  }

  private static String words(Object instance, Object epoch, NodeName worker) {
    return instance + " epoch " + epoch + " on " + worker;
  }

  private Optional<String> wrongInterest() {
    for (NodePlan plan : drawn.nodes()) {
      for (DrawnService drawnService : drawn.services()) {
        ServiceName service = SemanticName.canonical(drawnService.name());
        for (NodeName member : interested(plan.name(), service)) {
          boolean wants =
              system.role(member).orElse(null) instanceof Worker worker
                  ? worker.interests().contains(service)
                  : !interested(member, service).isEmpty();
          if (!wants) {
            return Optional.of(plan.name() + " tells " + member + " of " + service);
          }
        }
      }
    }
    return Optional.empty();
  }

  private Set<NodeName> interested(NodeName node, ServiceName service) {
    Role role = system.role(node).orElse(null);
    if (role instanceof Root root) {
      return root.interested(service);
    }
    return role instanceof Cluster cluster ? cluster.interested(service) : new TreeSet<>();
  }
}
