package arboretum.orchestrator.delegation;

import arboretum.lifecycle.InstanceState;
import arboretum.lifecycle.Lifecycle;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.Refusal;
import arboretum.model.ServiceSpec;
import arboretum.port.Trace;
import arboretum.protocol.InstancePlace;
import arboretum.protocol.InstanceStatus;
import arboretum.protocol.ParentToOrchestrator.OfferMove.Purpose;
import arboretum.trace.TraceEvent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One instance as an orchestrator answers for it. Mutable; owned by that orchestrator. */
public class InstanceEntry {
  /** No member has it. */
  public static final int NOWHERE = -1;

  private final InstanceId id;
  private @Nullable ServiceSpec spec;
  private InstanceState state = InstanceState.REQUESTED;
  private Epoch epoch;
  private Epoch issued;
  private int member = NOWHERE;
  private long handedAtNanos;
  private Refusal refusal = Refusal.NO_CANDIDATE;
  private List<InstancePlace> targets = List.of();
  private Terms terms = Terms.NONE;

  /**
   * @param spec null if only a member knows it
   * @param epoch the delegation that it came with
   */
  public InstanceEntry(InstanceId id, @Nullable ServiceSpec spec, Epoch epoch) {
    this.id = id;
    this.spec = spec;
    this.epoch = epoch;
    this.issued = epoch;
  }

  public final InstanceId id() {
    return id;
  }

  /**
   * What was asked for; empty if only a member knows it, until the parent confirms the instance.
   */
  public final Optional<ServiceSpec> spec() {
    return Optional.ofNullable(spec);
  }

  public final void learn(ServiceSpec confirmed) {
    spec = confirmed;
  }

  public final InstanceState state() {
    return state;
  }

  /** Epoch of the copy that counts. */
  public final Epoch epoch() {
    return epoch;
  }

  /** The highest epoch that was ever issued or heard of here. */
  public final Epoch issued() {
    return issued;
  }

  /** Index of the member that has it; {@link #NOWHERE} if none. */
  public final int member() {
    return member;
  }

  /** When the member was told last. */
  public final long handedAtNanos() {
    return handedAtNanos;
  }

  /** Where instances elsewhere are to which its constraints bind it, as the parent said. */
  public final List<InstancePlace> targets() {
    return targets;
  }

  public final void learnTargets(List<InstancePlace> told) {
    targets = told;
  }

  /** On what terms it is offered here, until it runs. */
  public final Terms terms() {
    return terms;
  }

  public final void learnTerms(Terms told) {
    terms = told;
  }

  /**
   * What a scheduler is to find a place for: what was asked for, but for watched constraints if the
   * instance returns to where it did not keep them. Empty if only a member knows what was asked
   * for.
   */
  public final Optional<ServiceSpec> sought() {
    return terms.purpose() == Purpose.RETURN ? spec().map(ServiceSpec::unwatched) : spec();
  }

  /** Returns whether it has a place and does not start there before the parent says so. */
  public boolean isHeld() {
    return terms.isHold() && member != NOWHERE && state == InstanceState.NODE_SCHEDULED;
  }

  /** Why it has no place; meaningful while it has none. */
  public final Refusal refusal() {
    return refusal;
  }

  public final void refusedBecause(Refusal reasons) {
    refusal = reasons;
  }

  /** The copy that counts from now on is {@code copyEpoch} at {@code newMember}. */
  public final void place(int newMember, Epoch copyEpoch, long nowNanos) {
    member = newMember;
    epoch = copyEpoch;
    issued = issued.max(copyEpoch);
    handedAtNanos = nowNanos;
  }

  /** No member has it any more; its epochs are not used again. */
  public final void unplace() {
    member = NOWHERE;
  }

  /**
   * The parent delegated it with {@code delegation}, or a copy with this epoch exists somewhere.
   */
  public final void heardOf(Epoch other) {
    issued = issued.max(other);
  }

  /** Moves along an edge of the life cycle and says so. */
  public final void take(Lifecycle.Event event, Trace trace) {
    InstanceState from = state;
    state = Lifecycle.next(from, event);
    settleTerms();
    trace.emit(new TraceEvent.StateChanged(id, epoch, from, state, event));
  }

  /** A copy turned up that does not run yet: moves to {@code NODE_SCHEDULED} by legal edges. */
  public final void takePlaced(Trace trace) {
    if (state.isStranded()) {
      take(Lifecycle.Event.RESCHEDULED, trace);
    }
    if (state != InstanceState.NODE_SCHEDULED) {
      take(Lifecycle.Event.PLACED, trace);
    }
  }

  /** Sets the state that a journal or a first report gives, without an edge. */
  public final void restore(InstanceState known) {
    state = known;
    settleTerms();
  }

  private void settleTerms() {
    if (state == InstanceState.RUNNING) {
      terms = Terms.NONE;
    }
  }

  /** Returns what a parent may know. */
  public final InstanceStatus status() {
    return new InstanceStatus(id, epoch, state);
  }
}
