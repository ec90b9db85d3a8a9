package arboretum.orchestrator.delegation;

import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.ServiceSpec;
import arboretum.protocol.OrchestratorToParent.DelegationRefused.Offer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The instances of one orchestrator, by name and by the member that has them, oldest first. */
final class Offerings {
  /** The member that keeps a copy while the instance moves to another, and that copy's epoch. */
  record Former(int member, Epoch epoch) {}

  /** An instance with the members that are still to be asked. */
  static final class Offering extends InstanceEntry {
    /** Members to ask, best first. */
    List<Integer> ranking = List.of();

    /** Index into {@link #ranking} of the one that is asked. */
    int rank;

    /** Copies up to this epoch were taken back and are not to be taken for its place. */
    Epoch recalled = Epoch.NONE;

    /** Why it is being offered. */
    Offer reason = Offer.FIRST;

    /** Where it runs while another member is looked for; null unless it is being moved. */
    @Nullable Former former;

    /** Whether its former member was told to stop it, since another has a place for it. */
    boolean breaking;

    /** Where it ran until it was stopped to be moved; {@link #NOWHERE} when it runs again. */
    int home = NOWHERE;

    /** The last report that listed it. */
    long reportStamp;

    Offering(InstanceId id, ServiceSpec spec, Epoch epoch) {
      super(id, spec, epoch);
    }

    @Override
    public boolean isHeld() {
      return former == null && super.isHeld(); // else it is held for a move of this orchestrator's
    }
  }

  private final Map<InstanceId, Offering> entries = new LinkedHashMap<>();
  private final List<Map<InstanceId, Offering>> byMember = new ArrayList<>();

  Collection<Offering> all() {
    return Collections.unmodifiableCollection(entries.values());
  }

  @Nullable Offering get(InstanceId id) {
    return entries.get(id);
  }

  Offering add(InstanceId id, ServiceSpec spec, Epoch epoch) {
    return entries.computeIfAbsent(id, key -> new Offering(key, spec, epoch));
  }

  /** Makes room for a member. */
  void admit(int member) {
    if (member == byMember.size()) {
      byMember.add(new LinkedHashMap<>());
    }
  }

  /** Returns a copy of what a member has. */
  List<Offering> at(int member) {
    return List.copyOf(byMember.get(member).values());
  }

  /** Returns how many a member has. */
  int count(int member) {
    return byMember.get(member).size();
  }

  /** Returns the members that may have an instance: the present one, then its former one. */
  List<Integer> holders(InstanceId id) {
    List<Integer> holders = new ArrayList<>();
    Offering entry = entries.get(id);
    if (entry != null && !entry.state().isFinal()) {
      if (entry.member() != InstanceEntry.NOWHERE) {
        holders.add(entry.member());
      }
      if (entry.former != null) {
        holders.add(entry.former.member());
      }
    }
    return holders;
  }

  void assign(Offering entry, int member, Epoch epoch, long nowNanos) {
    release(entry);
    entry.place(member, epoch, nowNanos);
    byMember.get(member).put(entry.id(), entry);
  }

  void release(Offering entry) {
    if (entry.member() != InstanceEntry.NOWHERE) {
      byMember.get(entry.member()).remove(entry.id());
      entry.unplace();
    }
  }

  void forget(InstanceId id) {
    Offering entry = entries.remove(id);
    if (entry != null) {
      release(entry);
    }
  }
}
