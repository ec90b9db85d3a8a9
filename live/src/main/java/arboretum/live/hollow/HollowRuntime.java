package arboretum.live.hollow;

import arboretum.experiment.plan.RuntimePlan;
import arboretum.live.loop.Agenda;
import arboretum.live.loop.Arrival;
import arboretum.model.Allocation;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.Resources;
import arboretum.model.ServiceSpec;
import arboretum.port.ContainerRuntime;
import arboretum.port.Usage;
import arboretum.protocol.Payload;
import arboretum.protocol.Payload.RuntimeOutcome.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container runtime and a usage meter without containers: it keeps the times that a device and
 * the plan give for pull, boot, run and stop, and says what happens.
 *
 * <p>Whether an outcome still holds is decided when it arrives, on the loop's thread, so nothing of
 * an instance comes after its {@code STOPPED}. Loop's thread only; a new one for each session.
 */
final class HollowRuntime implements ContainerRuntime, Usage {
  // source: Docker Engine documentation, "docker run" exit status: 128 + signal number, SIGKILL 9.
  private static final int KILLED = 137;

  private record Key(InstanceId instance, Epoch epoch) {}

  private enum State {
    STARTING,
    RUNNING,
    STOPPING
  }

  private static final class Container {
    final Key key;
    final ServiceSpec spec;
    State state = State.STARTING;

    Container(Key key, ServiceSpec spec) {
      this.key = key;
      this.spec = spec;
    }
  }

  private final long bootNanos;
  private final RuntimePlan plan;
  private final ImageStore images;
  private final Agenda agenda;
  private final Map<Key, Container> containers = new LinkedHashMap<>();

  HollowRuntime(long bootNanos, RuntimePlan plan, ImageStore images, Agenda agenda) {
    this.bootNanos = bootNanos;
    this.plan = plan;
    this.images = images;
    this.agenda = agenda;
  }

  @Override
  public void start(InstanceId instance, Epoch epoch, ServiceSpec spec, Allocation allocation) {
    Key key = new Key(instance, epoch);
    if (containers.containsKey(key)) {
      tell(outcome(key, Outcome.START_FAILED, 0, "there is such a container already"));
      return;
    }
    Container container = new Container(key, spec);
    containers.put(key, container);
    agenda.at(images.hereAt(spec, agenda.nowNanos()), () -> created(container));
  }

  @Override
  public void stop(InstanceId instance, Epoch epoch) {
    Key key = new Key(instance, epoch);
    Container container = containers.get(key);
    if (container == null) {
      tell(outcome(key, Outcome.STOPPED, 0, ""));
    } else if (container.state != State.STOPPING) {
      container.state = State.STOPPING;
      agenda.at(agenda.nowNanos() + plan.stopNanos(), () -> ended(container, Outcome.STOPPED, 0));
    }
  }

  @Override
  public void sample() {
    double cpuMillis = 0;
    double memoryBytes = 0;
    for (Container container : containers.values()) {
      if (container.state == State.RUNNING) {
        Resources request = container.spec.request();
        cpuMillis += request.cpuMillis() * plan.behaviour().cpuUse(container.spec.name());
        memoryBytes += request.memoryBytes() * plan.behaviour().memoryUse(container.spec.name());
      }
    }
    tell(new Payload.UsageSample(Math.round(cpuMillis), Math.round(memoryBytes)));
  }

  /** The containers of an instance die, unless they are being stopped anyway. */
  void kill(InstanceId instance) {
    for (Container container : List.copyOf(containers.values())) {
      if (container.key.instance().equals(instance) && container.state != State.STOPPING) {
        agenda.at(agenda.nowNanos(), () -> endedByItself(container, KILLED));
      }
    }
  }

  private Optional<Payload> created(Container container) {
    if (!isIn(container, State.STARTING)) {
      return Optional.empty();
    }
    agenda.at(agenda.nowNanos() + bootNanos, () -> running(container));
    return Optional.of(outcome(container.key, Outcome.CREATED, 0, ""));
  }

  private Optional<Payload> running(Container container) {
    if (!isIn(container, State.STARTING)) {
      return Optional.empty();
    }
    container.state = State.RUNNING;
    long runNanos = plan.behaviour().runNanos(container.spec.name());
    if (runNanos != RuntimePlan.ENDLESS) {
      agenda.at(agenda.nowNanos() + runNanos, () -> endedByItself(container, 0));
    }
    plan.behaviour()
        .exit(container.spec.name())
        .ifPresent(
            exit ->
                agenda.at(
                    agenda.nowNanos() + exit.nanos(container.key.instance(), container.key.epoch()),
                    () -> endedByItself(container, exit.code())));
    return Optional.of(outcome(container.key, Outcome.RUNNING, 0, ""));
  }

  private Optional<Payload> endedByItself(Container container, int exitCode) {
    return isIn(container, State.STARTING) || isIn(container, State.RUNNING)
        ? ended(container, Outcome.EXITED, exitCode)
        : Optional.empty();
  }

  private Optional<Payload> ended(Container container, Outcome outcome, int exitCode) {
    containers.remove(container.key);
    return Optional.of(outcome(container.key, outcome, exitCode, ""));
  }

  private boolean isIn(Container container, State state) {
    return containers.get(container.key) == container && container.state == state;
  }

  private void tell(Payload payload) {
    agenda.at(agenda.nowNanos(), Arrival.of(payload));
  }

  private static Payload outcome(Key key, Outcome outcome, int exitCode, String detail) {
    return new Payload.RuntimeOutcome(key.instance(), key.epoch(), outcome, exitCode, detail);
  }
}
