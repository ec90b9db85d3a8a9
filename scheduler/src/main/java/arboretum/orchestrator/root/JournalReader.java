package arboretum.orchestrator.root;

import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.ServiceName;
import arboretum.orchestrator.delegation.Delegation;
import arboretum.protocol.JournalRecord;

/** Brings back what a root's journal kept: wishes, numbers, and who has what. */
record JournalReader(Services services, Delegation delegation) {
  void read(JournalRecord record, long nowNanos) {
    switch (record) {
      case JournalRecord.Desired desired -> {
        if (desired.replicas() == 0) {
          remove(desired.spec().name());
        } else {
          Services.Service service = services.want(desired.spec());
          service.unissued = Math.max(0, desired.replicas() - service.instances().size());
        }
      }
      case JournalRecord.Replicated replicated -> {
        Services.Service service = services.get(replicated.instance().service());
        if (service != null && service.asks(replicated.instance())) {
          service.unissued = Math.max(0, replicated.replicas() - service.instances().size());
        }
      }
      case JournalRecord.NumbersIssued issued -> {
        Services.Service service = services.get(issued.service());
        while (service != null && services.next(issued.service()) < issued.next()) {
          InstanceId id = services.issue(issued.service());
          service.instances().addLast(id);
          delegation.add(id, service.spec(), Epoch.NONE);
        }
        if (service != null) {
          service.unissued = 0;
        }
        services.raiseNext(issued.service(), issued.next());
      }
      case JournalRecord.NumbersHeard heard -> services.raiseNext(heard.service(), heard.next());
      case JournalRecord.Ended ended -> {
        Services.Service service = services.get(ended.instance().service());
        services.addresses().release(ended.instance());
        if (service != null) {
          service.instances().remove(ended.instance());
          if (service.instances().isEmpty()) {
            remove(ended.instance().service());
          }
        }
        delegation.recover(record, nowNanos);
      }
      case JournalRecord.Delegated r -> delegation.recover(r, nowNanos);
      case JournalRecord.Unplaced r -> delegation.recover(r, nowNanos);
      case JournalRecord.ClusterJoined r -> delegation.recover(r, nowNanos);
      case JournalRecord.NumbersGranted granted -> {
        services.raiseNext(granted.spec().name(), granted.block().next());
        delegation.recover(granted, nowNanos);
      }
      case JournalRecord.Accepted accepted -> {
        Services.Service service = services.get(accepted.instance().service());
        if (service != null) {
          service.instances().addLast(accepted.instance());
          delegation.add(accepted.instance(), accepted.spec(), Epoch.NONE);
          delegation.recover(accepted, nowNanos);
        }
      }
      case JournalRecord.Placed r -> throw misdirected(r);
      case JournalRecord.Migrating r -> throw misdirected(r);
      case JournalRecord.Settled r -> throw misdirected(r);
      case JournalRecord.WorkerJoined r -> throw misdirected(r);
    }
  }

  private void remove(ServiceName service) {
    services.remove(service);
    delegation.revoke(service);
  }

  private static IllegalStateException misdirected(JournalRecord what) {
    return new IllegalStateException("the journal of a root has " + what);
  }
}
