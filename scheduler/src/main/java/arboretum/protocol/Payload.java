package arboretum.protocol;

import arboretum.coordinates.Coordinate;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import java.util.List;
import java.util.Optional;

/** What an {@link Input} carries. */
public sealed interface Payload {
  /**
   * The first input of a role after each start of its node.
   *
   * @param session rises with every start, from 1
   * @param recovered what the journal kept, in order; empty at the first start and when it was lost
   */
  record Started(long session, List<JournalRecord> recovered) implements Payload {
    public Started {
      recovered = List.copyOf(recovered);
    }
  }

  /** A message arrived. */
  record Received(NodeName from, Message message) implements Payload {}

  /** A timer that the role set is due. */
  record TimerFired(TimerId timer) implements Payload {}

  /**
   * The container runtime tells what became of a request, or that a container ended.
   *
   * @param exitCode of {@link Outcome#EXITED}; else 0
   * @param detail for a person; may be empty
   */
  record RuntimeOutcome(
      InstanceId instance, Epoch epoch, Outcome outcome, int exitCode, String detail)
      implements Payload {
    /** What happened to the container. */
    public enum Outcome {
      CREATED,
      RUNNING,
      START_FAILED,
      EXITED,
      /** After a stop that was asked for; also if there was none. */
      STOPPED
    }
  }

  /**
   * Measured use of the whole worker; the answer to {@code Usage.sample}.
   *
   * @param cpuMillis millicores in use
   * @param memoryBytes bytes in use
   */
  record UsageSample(long cpuMillis, long memoryBytes) implements Payload {}

  /**
   * A node that was probed answered.
   *
   * @param target the node
   * @param rttNanos round-trip time, above 0
   * @param answer what the node tells of itself; empty if it keeps no coordinate
   */
  record Probed(NodeName target, long rttNanos, Optional<ProbeAnswer> answer) implements Payload {}

  /**
   * Where a node holds itself to be.
   *
   * @param error how wrong it holds that to be, relatively; above 0
   */
  record ProbeAnswer(Coordinate coordinate, double error) {}

  /**
   * A caller at a worker wants a connection to an instance of a service.
   *
   * @param connection names it in the answer
   * @param candidates services that may be meant; the first that exists is
   * @param policy by which an instance is chosen
   * @param instance its number, if the policy is to take one by number; else -1
   * @param flow key of the flow that it belongs to; 0 for none
   */
  record Connect(
      long connection, List<ServiceName> candidates, String policy, int instance, long flow)
      implements Payload {
    public Connect {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * A connection has ended.
   *
   * @param candidates as it was asked for
   * @param instance to which it led
   * @param epoch of that copy
   * @param nanos how long the answer took, if there was one; else 0
   */
  record ConnectionEnded(
      List<ServiceName> candidates,
      String policy,
      InstanceId instance,
      Epoch epoch,
      End end,
      long nanos)
      implements Payload {
    /** How a connection ended. */
    public enum End {
      ANSWERED,
      /** The copy was reached and did not answer. */
      FAILED,
      UNREACHABLE
    }

    public ConnectionEnded {
      candidates = List.copyOf(candidates);
    }
  }

  /** An operator asks something of the root. */
  record Operator(UserToRoot request) implements Payload {}
}
