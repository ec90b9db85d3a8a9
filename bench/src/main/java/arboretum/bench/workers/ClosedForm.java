package arboretum.bench.workers;

import arboretum.experiment.metric.MessageCounts;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.Roles;
import arboretum.experiment.plan.RunPlan;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an idle tree sends, by arithmetic alone.
 *
 * <p>Every member registers once and is accepted once. From then on, which is two delays after the
 * start, each of its periodic firings sends one report: as many as there are k with {@code accepted
 * < phase + k period <= end}. Nobody else says anything. A message's length is that of its JSON
 * text, written out here, with 20 characters for a long, 11 for an int and 24 for a double, plus
 * framing.
 */
final class ClosedForm {
  private static final int LONG_CHARS = 20;
  private static final int INT_CHARS = 11;
  private static final int DOUBLE_CHARS = 24;

  private static final String WORKER_REPORT =
      "{\"version\":<long>,\"free\":{\"cpuMillis\":<long>,\"memoryBytes\":<long>,\"gpuMillis\":[],\"extras\":[]},"
          + "\"used\":{\"cpuMillis\":<long>,\"memoryBytes\":<long>,\"gpuMillis\":<int>,\"extras\":[]},"
          + "\"instances\":[]}";
  private static final String SUM = "{\"type\":\"sum\",\"sum\":<long>}";
  private static final String ANY_RUNTIME = "\"docker/\"";
  private static final String SESSION = "\"session\":<long>";

  /** Messages by wire name. */
  private final Map<String, Long> messages = new TreeMap<>();

  private final Map<String, Long> bytes = new TreeMap<>();

  private ClosedForm() {}

  static ClosedForm of(RunPlan plan) {
    Roles roles = new Roles(plan);
    long workers = 0;
    long clusters = 0;
    long heartbeats = 0;
    long aggregates = 0;
    for (NodePlan node : plan.nodes()) {
      if (node.tier() == NodePlan.Tier.WORKER) {
        workers++;
        heartbeats += firings(roles, node, IdlePlan.HEARTBEAT_NANOS, plan.durationNanos());
      } else if (node.tier() == NodePlan.Tier.CLUSTER) {
        clusters++;
        aggregates += firings(roles, node, IdlePlan.AGGREGATE_NANOS, plan.durationNanos());
      }
    }
    ClosedForm form = new ClosedForm();
    String device =
        ",\"capacity\":{\"cpuMillis\":<long>,\"memoryBytes\":<long>,\"gpus\":<int>,\"extras\":[]}"
            + ",\"traits\":{\"virtualizations\":[\"docker\"],\"architecture\":\"\",\"addons\":[],"
            + "\"labels\":[],\"volumeDrivers\":[],\"at\":null}";
    form.add("register-worker", workers, SESSION + device + report(WORKER_REPORT));
    form.add("worker-accepted", workers, SESSION);
    form.add("heartbeat", heartbeats, SESSION + report(WORKER_REPORT));
    form.add("register-cluster", clusters, SESSION + report(clusterReport("")));
    form.add("cluster-accepted", clusters, SESSION);
    form.add("aggregate-push", aggregates, SESSION + report(clusterReport(ANY_RUNTIME)));
    return form;
  }

  /**
   * Compares every message type, those that must not occur too.
   *
   * @throws IllegalStateException naming the first type that differs
   */
  void check(MessageCounts counts) {
    for (int type = 0; type < MessageCounts.typeCount(); type++) {
      String name = MessageCounts.nameOf(type);
      same(name, "messages", messages.getOrDefault(name, 0L), counts.sentOf(type));
      same(name, "bytes", bytes.getOrDefault(name, 0L), counts.bytesOf(type));
      same(name, "lost messages", 0, counts.lostOf(type));
    }
  }

  /** Returns the number of messages of all types. */
  long messages() {
    return messages.values().stream().mapToLong(Long::longValue).sum();
  }

  private static void same(String type, String what, long expected, long counted) {
    if (expected != counted) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s: %,d %s by the closed form, %,d counted",
              type,
              expected,
              what,
              counted));
    }
  }

  private void add(String name, long count, String fields) {
    String text = "{\"type\":\"" + name + "\"," + fields + "}";
    int length =
        text.replace("<long>", "0".repeat(LONG_CHARS))
            .replace("<int>", "0".repeat(INT_CHARS))
            .replace("<double>", "0".repeat(DOUBLE_CHARS))
            .length();
    messages.put(name, count);
    bytes.put(name, count * (length + IdlePlan.FRAMING_BYTES));
  }

  /** Returns the report of a cluster whose workers, if it knows any, are all of one kind. */
  private static String clusterReport(String runtimes) {
    return "{\"version\":<long>,\"aggregate\":{\"form\":\"SUM\",\"workers\":<int>,"
        + "\"cpuCapacityMillis\":<long>,\"busyCpuMillis\":<long>,\"cpuMillis\":"
        + SUM
        + ",\"memoryBytes\":"
        + SUM
        + ",\"gpuMillis\":"
        + SUM
        + ",\"extras\":[],\"traits\":{\"runtimes\":["
        + runtimes
        + "],\"addons\":[],\"labels\":[],\"volumeDrivers\":[]},"
        + "\"zone\":{\"hulls\":[],\"bufferKm\":<double>}},\"instances\":[]}";
  }

  private static String report(String report) {
    return ",\"report\":" + report;
  }

  private static long firings(Roles roles, NodePlan node, long periodNanos, long endNanos) {
    long phaseNanos = roles.phaseNanos(node.name(), periodNanos);
    long acceptedNanos = 2 * IdlePlan.ONE_WAY_NANOS;
    return upTo(endNanos, phaseNanos, periodNanos) - upTo(acceptedNanos, phaseNanos, periodNanos);
  }

  /** Returns the number of firings at or before a time. */
  private static long upTo(long nanos, long phaseNanos, long periodNanos) {
    return nanos < phaseNanos ? 0 : (nanos - phaseNanos) / periodNanos + 1;
  }
}
