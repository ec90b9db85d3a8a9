package arboretum.experiment.record;

import arboretum.model.Allocation;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceSpec;
import arboretum.port.Ports;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.Message;
import arboretum.protocol.Payload.ProbeAnswer;
import arboretum.protocol.TimerId;
import arboretum.trace.TraceEvent;

/** One call of a role to one of its ports, as data. */
public sealed interface Effect {
  /** Makes the call. */
  void applyTo(Ports ports);

  /** {@code Transport.send}. */
  record Sent(NodeName to, Message message) implements Effect {
    @Override
    public void applyTo(Ports ports) {
      ports.transport().send(to, message);
    }
  }

  /** {@code Timers.set}. */
  record TimerSet(TimerId timer, long delayNanos) implements Effect {
    @Override
    public void applyTo(Ports ports) {
      ports.timers().set(timer, delayNanos);
    }
  }

  /** {@code Timers.every}. */
  record TimerEvery(TimerId timer, long periodNanos, long phaseNanos) implements Effect {
    @Override
    public void applyTo(Ports ports) {
      ports.timers().every(timer, periodNanos, phaseNanos);
    }
  }

  /** {@code Timers.cancel}. */
  record TimerCancelled(TimerId timer) implements Effect {
    @Override
    public void applyTo(Ports ports) {
      ports.timers().cancel(timer);
    }
  }

  /** {@code ContainerRuntime.start}. */
  record Started(InstanceId instance, Epoch epoch, ServiceSpec spec, Allocation allocation)
      implements Effect {
    @Override
    public void applyTo(Ports ports) {
      ports.runtime().start(instance, epoch, spec, allocation);
    }
  }

  /** {@code ContainerRuntime.stop}. */
  record Stopped(InstanceId instance, Epoch epoch) implements Effect {
    @Override
    public void applyTo(Ports ports) {
      ports.runtime().stop(instance, epoch);
    }
  }

  /** {@code Usage.sample}. */
  record UsageAsked() implements Effect {
    @Override
    public void applyTo(Ports ports) {
      ports.usage().sample();
    }
  }

  /** {@code Prober.probe}. */
  record ProbeSent(NodeName target) implements Effect {
    @Override
    public void applyTo(Ports ports) {
      ports.prober().probe(target);
    }
  }

  /** {@code Prober.answer}. */
  record ProbeAnswerSet(ProbeAnswer answer) implements Effect {
    @Override
    public void applyTo(Ports ports) {
      ports.prober().answer(answer);
    }
  }

  /** {@code Connections.answer}. */
  record ConnectionAnswered(long connection, long answer) implements Effect {
    @Override
    public void applyTo(Ports ports) {
      ports.connections().answer(connection, answer);
    }
  }

  /** {@code Journal.append}. */
  record Journaled(JournalRecord decision) implements Effect {
    @Override
    public void applyTo(Ports ports) {
      ports.journal().append(decision);
    }
  }

  /** {@code Trace.emit}. */
  record Traced(TraceEvent event) implements Effect {
    @Override
    public void applyTo(Ports ports) {
      ports.trace().emit(event);
    }
  }
}
