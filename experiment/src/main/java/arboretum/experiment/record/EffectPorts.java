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

/** Ports that make an {@link Effect} of each call. */
public final class EffectPorts {
  private EffectPorts() {}

  /** Returns ports that hand each call to {@code to}, and do nothing else. */
  public static Ports of(Consumer<Effect> to) {
    return new Ports(
        new NotedTimers(to),
        (receiver, message) -> to.accept(new Effect.Sent(receiver, message)),
        new NotedRuntime(to),
        () -> to.accept(new Effect.UsageAsked()),
        new NotedProber(to),
        decision -> to.accept(new Effect.Journaled(decision)),
        event -> to.accept(new Effect.Traced(event)),
        (connection, answer) -> to.accept(new Effect.ConnectionAnswered(connection, answer)));
  }

  /**
   * Returns ports in front of others, which pass every call on at once.
   *
   * @param noted takes each call, before it is passed on
   */
  public static Ports before(Ports behind, Consumer<Effect> noted) {
    return of(
        effect -> {
          noted.accept(effect);
          effect.applyTo(behind);
        });
  }

  private record NotedTimers(Consumer<Effect> to) implements Timers {
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

  private record NotedRuntime(Consumer<Effect> to) implements ContainerRuntime {
    @Override
    public void start(InstanceId instance, Epoch epoch, ServiceSpec spec, Allocation allocation) {
      to.accept(new Effect.Started(instance, epoch, spec, allocation));
    }

    @Override
    public void stop(InstanceId instance, Epoch epoch) {
      to.accept(new Effect.Stopped(instance, epoch));
    }
  }

  private record NotedProber(Consumer<Effect> to) implements Prober {
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
