package arboretum.orchestrator.delegation;

import arboretum.protocol.ParentToOrchestrator.OfferMove;
import arboretum.protocol.ParentToOrchestrator.OfferMove.Purpose;
import java.util.OptionalDouble;

/**
 * On what terms an instance is offered that is to move here from another cluster.
 *
 * @param most what the worst round trip or distance may be at most, as a share of its limit; empty:
 *     whatever it is
 */
public record Terms(OptionalDouble most, Purpose purpose) {
  /** An offer as any other. */
  public static final Terms NONE = new Terms(OptionalDouble.empty(), Purpose.START);

  /** It ran here until it was stopped for a move that came to nothing. */
  static final Terms RETURN = new Terms(OptionalDouble.empty(), Purpose.RETURN);

  /** Returns the terms of an offer. */
  public static Terms of(OfferMove offer) {
    return new Terms(
        offer.most().map(OptionalDouble::of).orElseGet(OptionalDouble::empty), offer.purpose());
  }

  /** Returns whether a place is only to be reserved, until the parent says that it is to start. */
  public boolean isHold() {
    return purpose == Purpose.HOLD;
  }

  /** Returns whether a place with that worst share is good enough; infinite: it is not known. */
  public boolean allows(double share) {
    return most.isEmpty() || (share <= most.getAsDouble() && share < Double.POSITIVE_INFINITY);
  }
}
