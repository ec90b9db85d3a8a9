package arboretum.sim.fuzz;

import arboretum.experiment.plan.NodePlan;
import arboretum.lifecycle.InstanceState;
import arboretum.model.Capacity;
import arboretum.model.Extra;
import arboretum.model.Gpus;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.Resources;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.Settings.Offers.Offering;
import arboretum.orchestrator.root.Root;
import arboretum.sim.runtime.DeviceRuntime;
import arboretum.sim.world.SystemView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What must hold when faults and disturbances have ended and the bound has passed: what is wanted
 * runs once or has no place anywhere, nothing else runs, and the root knows it.
 */
final class Ending {
  private final FuzzCase drawn;
  private final SystemView system;
  private final List<BrokenRuleException> broken = new ArrayList<>();

  private Ending(FuzzCase drawn, SystemView system) {
    this.drawn = drawn;
    this.system = system;
  }

  /** Returns the rules that do not hold, with the first breach of each. */
  static List<BrokenRuleException> check(FuzzCase drawn, SystemView system, Wishes wishes) {
    var ending = new Ending(drawn, system);
    for (InstanceId instance : system.instances()) {
      ending.require(
          wishes.isWanted(instance),
          Rule.NOTHING_ELSE,
          () -> instance + " is not wanted and runs on " + ending.places(instance));
    }
    for (InstanceId instance : wishes.all()) {
      ending.checkWanted(instance);
    }
    return ending.broken;
  }

  private void checkWanted(InstanceId instance) {
    int running = system.running(instance);
    Optional<InstanceState> state =
        system.role(NodeName.ROOT).map(Root.class::cast).flatMap(root -> root.state(instance));
    require(
        running <= 1,
        Rule.RUNS_ONCE,
        () -> instance + " runs " + running + " times: " + places(instance));
    if (running == 0) {
      Optional<NodeName> room = drawn.service(instance.service()).flatMap(this::roomFor);
      require(
          room.isEmpty(),
          Rule.WANTED_RUNS,
          () -> instance + " does not run, is " + state + " at the root, and fits " + room);
    } else {
      require(
          state.equals(Optional.of(InstanceState.RUNNING)),
          Rule.KNOWN,
          () -> instance + " runs on " + places(instance) + " and is " + state + " at the root");
    }
  }

  /** Returns a worker that could take it as things stand. */
  private Optional<NodeName> roomFor(DrawnService service) {
    boolean withOthers =
        drawn.behaviour().settings().offers().offering() == Offering.ALL_OR_NOTHING
            && drawn.isOfApplication(service.name());
    if (!service.fitsByTableAlone() || withOthers) {
      return Optional.empty();
    }
    return system.workers().stream()
        .filter(worker -> fits(worker, service.spec()))
        .map(NodePlan::name)
        .findFirst();
  }

  private boolean fits(NodePlan worker, ServiceSpec spec) {
    Capacity capacity = worker.device().capacity();
    long cpuMillis = capacity.cpuMillis();
    long memoryBytes = capacity.memoryBytes();
    int[] gpus = new int[capacity.gpus()];
    Arrays.fill(gpus, Resources.WHOLE_GPU);
    List<Extra> extras = capacity.extras();
    for (DeviceRuntime.Copy copy : system.containers(worker.name())) {
      Resources held = copy.allocation().resources();
      cpuMillis -= held.cpuMillis();
      memoryBytes -= held.memoryBytes();
      Gpus.take(gpus, copy.allocation());
      extras = Extra.sum(extras, held.extras(), -1);
    }
    Resources request = spec.request();
    List<Extra> free = extras;
    return spec.requirements().unmet(worker.name(), worker.traits()).isEmpty()
        && request.cpuMillis() <= cpuMillis
        && request.memoryBytes() <= memoryBytes
        && (request.gpuMillis() == 0 || Gpus.fits(gpus, request.gpuMillis()))
        && request.extras().stream()
            .allMatch(extra -> extra.amount() <= Extra.amount(free, extra.kind()));
  }

  private String places(InstanceId instance) {
    List<String> places = new ArrayList<>();
    for (NodePlan worker : system.workers()) {
      for (DeviceRuntime.Copy copy : system.containers(worker.name())) {
        if (copy.instance().equals(instance)) {
          places.add(worker.name() + " epoch " + copy.epoch());
        }
      }
    }
    return places.toString();
  }

  private void require(boolean holds, Rule rule, Supplier<String> message) {
    if (!holds && broken.stream().noneMatch(known -> known.rule() == rule)) {
      broken.add(new BrokenRuleException(rule, message.get()));
    }
  }
}
