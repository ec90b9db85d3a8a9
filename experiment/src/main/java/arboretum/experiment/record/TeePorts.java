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
import java.util.function.Consumer;

/** Ports that pass every call on at once, and note it. */
public final class TeePorts {
  private TeePorts() {}

  /**
   * Returns ports in front of others.
   *
   * @param noted takes each call, before it is passed on
   */
  public static Ports of(Ports behind, Consumer<Effect> noted) {
    Consumer<Effect> both =
        effect -> {
          noted.accept(effect);
          effect.applyTo(behind);
        };
    return new Ports(
        new TeeTimers(both),
        (to, message) -> both.accept(new Effect.Sent(to, message)),
        new TeeRuntime(both),
        () -> both.accept(new Effect.UsageAsked()),
        new TeeProber(both),
        decision -> both.accept(new Effect.Journaled(decision)),
        event -> both.accept(new Effect.Traced(event)));
  }

  private record TeeTimers(Consumer<Effect> to) implements Timers {
    @Override
    public void set(TimerId timer, long delayNanos) {
      to.accept(new Effect.TimerSet(timer, delayNanos));
    }

    @Override
    public void every(TimerId timer, long periodNanos, long phaseNanos) {
      to.accept(new Effect.TimerEvery(timer, periodNanos, phaseNanos));
    }

    @Override
    public void cancel(TimerId timer) {
      to.accept(new Effect.TimerCancelled(timer));
    }
  }

  private record TeeRuntime(Consumer<Effect> to) implements ContainerRuntime {
    @Override
    public void start(InstanceId instance, Epoch epoch, ServiceSpec spec, Allocation allocation) {
      to.accept(new Effect.Started(instance, epoch, spec, allocation));
    }

    @Override
    public void stop(InstanceId instance, Epoch epoch) {
      to.accept(new Effect.Stopped(instance, epoch));
    }
  }

  private record TeeProber(Consumer<Effect> to) implements Prober {
    @Override
    public void probe(NodeName target) {
      to.accept(new Effect.ProbeSent(target));
    }

    @Override
    public void answer(ProbeAnswer answer) {
      to.accept(new Effect.ProbeAnswerSet(answer));
    }
  }
}
