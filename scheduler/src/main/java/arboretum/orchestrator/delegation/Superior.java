package arboretum.orchestrator.delegation;

import arboretum.model.InstanceId;
import arboretum.model.NumberBlock;
import arboretum.model.ServiceName;
import arboretum.protocol.OrchestratorToParent.DelegationRefused.Offer;
import java.util.Optional;

/**
 * What an orchestrator does about its instances that its members cannot settle: the root keeps the
 * wish, a cluster tells its parent.
 */
public interface Superior {
  /**
   * The instance's state or epoch changed.
   *
   * @param detail for a person; may be empty
   */
  void changed(InstanceEntry entry, String detail, long nowNanos);

  /**
   * No member takes the instance; {@link InstanceEntry#refusal} says why. Its state is {@code
   * REQUESTED}.
   *
   * @return candidates examined by what was done about it
   */
  int exhausted(InstanceEntry entry, Offer offer, long nowNanos);

  /** A member answers for an instance that is not known here; it is about to be withdrawn. */
  default void unknown(InstanceId instance) {
    // Who does not issue numbers has nothing to learn from that.
  }

  /**
   * Returns whether a job that is done stays on record until the parent has acknowledged it: the
   * news may be lost.
   */
  boolean awaitsAcknowledgement();

  /**
   * Returns instance numbers of a service that may be used below without asking; empty if there are
   * none.
   *
   * @param most at least 1
   */
  Optional<NumberBlock> numbers(ServiceName service, int most);

  /** A member made an instance by itself, which is answered for here from now on. */
  void tookUp(InstanceEntry entry);

  /** The instance has come to its end and all below have forgotten it. */
  void gone(InstanceEntry entry);

  /**
   * A service level is not kept and no better place was found for the instance, which runs; its
   * refusal says why. Returns candidates examined.
   *
   * @param most what the worst round trip or distance may be at most elsewhere, as a share of its
   *     limit, to be worth a move
   */
  int unmoved(InstanceEntry entry, double most, long nowNanos);

  /** A service level is not kept: the service is to have one instance more, once. */
  int lacking(InstanceEntry entry, long nowNanos);
}
