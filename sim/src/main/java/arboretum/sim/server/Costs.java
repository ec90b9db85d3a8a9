package arboretum.sim.server;

import arboretum.experiment.metric.MessageCounts;
import arboretum.experiment.plan.CostPlan;
import arboretum.protocol.Payload;

/**
 * What handling costs: {@code (base(type) + each x examined + journal x records) / speed}, rounded
 * to nanoseconds. The types are the messages' wire names and {@code started}, {@code timer}, {@code
 * runtime-outcome}, {@code usage-sample} and {@code operator}; an operator's request costs as
 * {@code operator} if that is named, else as the request's own name.
 */
public final class Costs {
  /** What a role's examined candidates are. */
  public enum Candidates {
    CLUSTERS,
    WORKERS
  }

  private final CostPlan plan;
  private final long[] byMessage;
  private final long started;
  private final long timer;
  private final long runtimeOutcome;
  private final long usageSample;
  private final long probed;
  private final long connect;

  public Costs(CostPlan plan) {
    this.plan = plan;
    byMessage = new long[MessageCounts.typeCount()];
    for (int type = 0; type < byMessage.length; type++) {
      byMessage[type] = base(MessageCounts.nameOf(type));
    }
    started = plan.baseNanos().getOrDefault("started", 0L);
    timer = base("timer");
    runtimeOutcome = base("runtime-outcome");
    usageSample = base("usage-sample");
    probed = base("probed");
    connect = base("connect");
  }

  /**
   * Returns the cost in nanoseconds on a device.
   *
   * @param examined what {@code Role.handle} returned
   * @param records journal records that the handler appended
   * @param speed of the device, above 0
   */
  public long nanos(
      Payload payload, Candidates candidates, int examined, int records, double speed) {
    long reference = base(payload) + records * plan.journalNanos();
    if (examined > 0) {
      reference +=
          examined
              * (candidates == Candidates.CLUSTERS
                  ? plan.perClusterNanos()
                  : plan.perWorkerNanos());
    }
    return reference == 0 || speed == 1.0 ? reference : Math.round(reference / speed);
  }

  private long base(Payload payload) {
    return switch (payload) {
      case Payload.Received received -> byMessage[MessageCounts.typeOf(received.message())];
      case Payload.TimerFired fired -> timer;
      case Payload.Started start -> started;
      case Payload.RuntimeOutcome outcome -> runtimeOutcome;
      case Payload.UsageSample sample -> usageSample;
      case Payload.Probed answer -> probed;
      case Payload.Connect wanted -> connect;
      case Payload.ConnectionEnded ended -> connect;
      case Payload.Operator operator ->
          plan.baseNanos()
              .getOrDefault("operator", byMessage[MessageCounts.typeOf(operator.request())]);
    };
  }

  private long base(String name) {
    return plan.baseNanos().getOrDefault(name, plan.otherNanos());
  }
}
