package arboretum.orchestrator.cluster;

import arboretum.model.Allocation;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.protocol.InstanceReport;

/**
 * A copy of an instance beside the one that counts: one that is to take over, or one that was told
 * to stop. It holds its capacity until its worker says that it is gone.
 */
final class Copy {
  private final InstanceId id;
  private final Epoch epoch;
  private final int worker;
  private final Allocation allocation;

  /** When its worker was told of it last. */
  long toldAtNanos;

  /** The last report that listed it. */
  long reportStamp = ReportReader.UNLISTED;

  Copy(InstanceId id, Epoch epoch, int worker, Allocation allocation, long toldAtNanos) {
    this.id = id;
    this.epoch = epoch;
    this.worker = worker;
    this.allocation = allocation;
    this.toldAtNanos = toldAtNanos;
  }

  InstanceId id() {
    return id;
  }

  Epoch epoch() {
    return epoch;
  }

  int worker() {
    return worker;
  }

  Allocation allocation() {
    return allocation;
  }

  boolean is(int onWorker, InstanceReport report) {
    return worker == onWorker && id.equals(report.instance()) && epoch.equals(report.epoch());
  }
}
