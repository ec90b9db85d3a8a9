package arboretum.sim.runtime;

import arboretum.check.Check;
import arboretum.experiment.plan.Device;
import arboretum.experiment.plan.RuntimePlan;
import arboretum.model.Allocation;
import arboretum.model.Capacity;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.Resources;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.protocol.Payload;
import arboretum.protocol.Payload.RuntimeOutcome.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The containers of one device.
 *
 * <p>A start pulls the image unless the device has it, makes the container ({@code CREATED}), boots
 * it for the device's boot time ({@code RUNNING}), and lets it run for its service's run time
 * ({@code EXITED}, code 0), or until it ends by itself as its service does. The device has one link
 * for pulls: different images come one after the other in the order in which they were first asked
 * for, each at the device's whole pull rate; containers that want an image which is on its way wait
 * for that one pull. A pull that was begun is finished, also when nobody waits for it any more.
 *
 * <p>A stop takes the plan's stop time in any state, then {@code STOPPED}; at once if there is
 * nothing to stop. A second order to stop the same container changes nothing.
 */
public final class DeviceRuntime {
  /** What the device is part of. */
  public interface Host {
    /** Has {@code step} run at a later time, or now, unless the device stops before. */
    void at(long nanos, Runnable step);

    /** Tells the role on this device. */
    void tell(Payload outcome);

    /** A container of the instance begins to run. */
    default void runs(InstanceId instance) {}

    /** A container of the instance that ran is gone. */
    default void gone(InstanceId instance) {}

    /** Simulated time in nanoseconds. */
    long nowNanos();
  }

  // source: Docker Engine documentation, "docker run" exit status: 128 + signal number, SIGKILL 9.
  private static final int KILLED = 137;

  private record Key(InstanceId instance, Epoch epoch) {}

  private final Device device;
  private final RuntimePlan plan;
  private final Copies copies;
  private final Host host;
  private final Map<Key, Container> containers = new LinkedHashMap<>();

  /** When each image is, or was, here. */
  private final TreeMap<String, Long> images = new TreeMap<>();

  private long linkFreeAtNanos;

  public DeviceRuntime(Device device, RuntimePlan plan, Copies copies, Host host) {
    this.device = device;
    this.plan = plan;
    this.copies = copies;
    this.host = host;
  }

  /** Takes the order to start a container. */
  public void start(InstanceId instance, Epoch epoch, ServiceSpec spec, Allocation allocation) {
    Key key = new Key(instance, epoch);
    if (containers.containsKey(key)) {
      tell(instance, epoch, Outcome.START_FAILED, 0, "there is such a container already");
      return;
    }
    Container container = new Container(this, instance, epoch, spec, allocation);
    containers.put(key, container);
    copies.add(container);
    host.at(imageAtNanos(spec), () -> created(container));
  }

  /** Takes the order to stop a container. */
  public void stop(InstanceId instance, Epoch epoch) {
    Container container = containers.get(new Key(instance, epoch));
    if (container == null) {
      tell(instance, epoch, Outcome.STOPPED, 0, "");
    } else if (!container.stopping) {
      container.stopping = true;
      host.at(host.nowNanos() + plan.stopNanos(), () -> end(container, Outcome.STOPPED, 0));
    }
  }

  /** Measures what the containers that run use, and tells it. */
  public void sample() {
    double cpuMillis = 0;
    double memoryBytes = 0;
    for (Container container : containers.values()) {
      if (container.state == Container.State.RUNNING) {
        Resources request = container.spec.request();
        cpuMillis += request.cpuMillis() * plan.behaviour().cpuUse(container.instance.service());
        memoryBytes +=
            request.memoryBytes() * plan.behaviour().memoryUse(container.instance.service());
      }
    }
    host.tell(new Payload.UsageSample(Math.round(cpuMillis), Math.round(memoryBytes)));
  }

  /**
   * The device stops: its containers are gone, and so are pulls under way. Images that are here
   * stay.
   */
  public void powerOff() {
    for (Container container : containers.values()) {
      leave(container);
    }
    containers.clear();
    images.values().removeIf(at -> at > host.nowNanos());
    linkFreeAtNanos = host.nowNanos();
  }

  /** The device loses its images. */
  public void loseImages() {
    images.clear();
  }

  /** Returns what the containers were given, devices of GPUs added up. */
  public Resources given() {
    long cpuMillis = 0;
    long memoryBytes = 0;
    int gpuMillis = 0;
    for (Container container : containers.values()) {
      Resources held = container.allocation.resources();
      cpuMillis += held.cpuMillis();
      memoryBytes += held.memoryBytes();
      gpuMillis += held.gpuMillis();
    }
    return new Resources(cpuMillis, memoryBytes, gpuMillis);
  }

  /**
   * A container, for those who only look.
   *
   * @param running whether it runs; else it is on its way there
   * @param stopping whether it was told to stop
   */
  public record Copy(
      InstanceId instance, Epoch epoch, Allocation allocation, boolean running, boolean stopping) {}

  /** Returns the containers, oldest first. */
  public List<Copy> list() {
    List<Copy> list = new ArrayList<>(containers.size());
    for (Container container : containers.values()) {
      list.add(
          new Copy(
              container.instance,
              container.epoch,
              container.allocation,
              container.state == Container.State.RUNNING,
              container.stopping));
    }
    return list;
  }

  /** Returns whether a container of the service is here and not being stopped. */
  public boolean hosts(ServiceName service) {
    for (Container container : containers.values()) {
      if (container.instance.service().equals(service) && container.proceeds()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Checks that what the containers were given fits the device, each GPU by itself.
   *
   * @throws IllegalStateException if not
   */
  public void checkCapacity() {
    Capacity capacity = device.capacity();
    long cpuMillis = 0;
    long memoryBytes = 0;
    int[] gpuMillis = new int[capacity.gpus()];
    for (Container container : containers.values()) {
      Allocation allocation = container.allocation;
      cpuMillis += allocation.resources().cpuMillis();
      memoryBytes += allocation.resources().memoryBytes();
      for (int gpu : allocation.gpuDevices()) {
        gpuMillis[gpu] += allocation.gpuMillisPerDevice();
        Check.state(
            gpuMillis[gpu] <= Resources.WHOLE_GPU,
            "GPU %s is given away above its whole: %s",
            gpu,
            containers.values());
      }
    }
    Check.state(
        cpuMillis <= capacity.cpuMillis(),
        "%s millicores given of %s: %s",
        cpuMillis,
        capacity.cpuMillis(),
        containers.values());
    Check.state(
        memoryBytes <= capacity.memoryBytes(),
        "%s bytes given of %s: %s",
        memoryBytes,
        capacity.memoryBytes(),
        containers.values());
  }

  /** Kills a container from outside. */
  void kill(Container container) {
    end(container, Outcome.EXITED, KILLED);
  }

  /** Returns when the image is here, and begins its pull if nobody did. */
  private long imageAtNanos(ServiceSpec spec) {
    Long at = images.get(spec.image());
    if (at == null) {
      long begin = Math.max(host.nowNanos(), linkFreeAtNanos);
      at = begin + device.pullRate().nanosFor(spec.imageSize());
      linkFreeAtNanos = at;
      images.put(spec.image(), at);
    }
    return Math.max(at, host.nowNanos());
  }

  private void created(Container container) {
    if (container.proceeds()) {
      container.state = Container.State.CREATED;
      tell(container.instance, container.epoch, Outcome.CREATED, 0, "");
      host.at(host.nowNanos() + device.bootNanos(), () -> running(container));
    }
  }

  private void running(Container container) {
    if (container.proceeds()) {
      container.state = Container.State.RUNNING;
      copies.checkOwner(container);
      host.runs(container.instance);
      tell(container.instance, container.epoch, Outcome.RUNNING, 0, "");
      long runNanos = plan.behaviour().runNanos(container.instance.service());
      if (runNanos != RuntimePlan.ENDLESS) {
        host.at(host.nowNanos() + runNanos, () -> exited(container, 0));
      }
      plan.behaviour()
          .exit(container.instance.service())
          .ifPresent(
              exit ->
                  host.at(
                      host.nowNanos() + exit.nanos(container.instance, container.epoch),
                      () -> exited(container, exit.code())));
    }
  }

  private void exited(Container container, int code) {
    if (container.proceeds()) {
      end(container, Outcome.EXITED, code);
    }
  }

  private void leave(Container container) {
    boolean ran = container.state == Container.State.RUNNING;
    container.state = Container.State.GONE;
    copies.remove(container);
    if (ran) {
      host.gone(container.instance);
    }
  }

  private void end(Container container, Outcome outcome, int exitCode) {
    containers.remove(new Key(container.instance, container.epoch));
    leave(container);
    tell(container.instance, container.epoch, outcome, exitCode, "");
  }

  private void tell(
      InstanceId instance, Epoch epoch, Outcome outcome, int exitCode, String detail) {
    host.tell(new Payload.RuntimeOutcome(instance, epoch, outcome, exitCode, detail));
  }

  /** Returns what is here, for failure reports. */
  @Override
  public String toString() {
    return List.copyOf(containers.values()).toString();
  }
}
