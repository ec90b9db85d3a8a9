package arboretum.experiment.record;

import arboretum.model.Allocation;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceSpec;
import arboretum.port.ContainerRuntime;
import arboretum.port.Ports;
import arboretum.port.Prober;
import arboretum.port.Timers;
import arboretum.protocol.Payload.ProbeAnswer;
import arboretum.protocol.TimerId;
import java.util.ArrayList;
import java.util.List;

/**
 * Ports that only note what a handler asks for, so that it can be kept, compared and then done:
 * nothing leaves before the handler has returned. One thread.
 */
public final class EffectCollector {
  private final List<Effect> effects = new ArrayList<>();
  private final Ports ports =
      new Ports(
          new CollectedTimers(),
          (to, message) -> effects.add(new Effect.Sent(to, message)),
          new CollectedRuntime(),
          () -> effects.add(new Effect.UsageAsked()),
          new CollectedProber(),
          decision -> effects.add(new Effect.Journaled(decision)),
          event -> effects.add(new Effect.Traced(event)));

  /** Returns the ports to give to the role. */
  public Ports ports() {
    return ports;
  }

  /** Returns what was asked for since the last call, in order, and forgets it. */
  public List<Effect> drain() {
    List<Effect> drained = List.copyOf(effects);
    effects.clear();
    return drained;
  }

  private final class CollectedTimers implements Timers {
    @Override
    public void set(TimerId timer, long delayNanos) {
      effects.add(new Effect.TimerSet(timer, delayNanos));
    }

    @Override
    public void every(TimerId timer, long periodNanos, long phaseNanos) {
      effects.add(new Effect.TimerEvery(timer, periodNanos, phaseNanos));
    }

    @Override
    public void cancel(TimerId timer) {
      effects.add(new Effect.TimerCancelled(timer));
    }
  }

  private final class CollectedRuntime implements ContainerRuntime {
    @Override
    public void start(InstanceId instance, Epoch epoch, ServiceSpec spec, Allocation allocation) {
      effects.add(new Effect.Started(instance, epoch, spec, allocation));
    }

    @Override
    public void stop(InstanceId instance, Epoch epoch) {
      effects.add(new Effect.Stopped(instance, epoch));
    }
  }

  private final class CollectedProber implements Prober {
    @Override
    public void probe(NodeName target) {
      effects.add(new Effect.ProbeSent(target));
    }

    @Override
    public void answer(ProbeAnswer answer) {
      effects.add(new Effect.ProbeAnswerSet(answer));
    }
  }
}
