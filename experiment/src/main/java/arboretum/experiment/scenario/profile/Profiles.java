package arboretum.experiment.scenario.profile;

import static arboretum.experiment.scenario.profile.Setting.Provenance.ASSUMED;
import static arboretum.experiment.scenario.profile.Setting.Provenance.FITTED;
import static arboretum.experiment.scenario.profile.Setting.Provenance.READ;
import static arboretum.experiment.scenario.profile.Setting.Provenance.STATED;

import arboretum.experiment.scenario.profile.Setting.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The profiles. "Paper" is G. Bartolomeo et al., "Oakestra: A Lightweight Hierarchical
 * Orchestration Framework for Edge Computing", USENIX ATC 2023; "code" is Oakestra's main branch of
 * April 2026, with the file in which the value was read.
 */
public final class Profiles {
  private static final String FIGURE_2 =
      "paper, Fig. 2: line through the scheduling times of the six splits, read from the plot";

  private Profiles() {}

  /** Returns all profiles. */
  public static List<Profile> all() {
    return List.of(arboretum(), head202604());
  }

  /** Returns the profile of that name. */
  public static Optional<Profile> find(String name) {
    return all().stream().filter(profile -> profile.name().equals(name)).findFirst();
  }

  /**
   * Returns what Oakestra's paper or code has and no setting here: what, which of them, and why
   * not.
   */
  public static List<List<String>> notModelled() {
    String names = "service resolution is not in this version";
    String devices = "below what is modelled: an instance starts after pull and boot";
    return List.of(
        List.of("bestCpuMemFit and other newer schedulers", "code", "not in this version"),
        List.of("selection of the lowest CPU share by a comparator slip", "code", "a defect"),
        List.of("aggregate that counts installed cores as free CPU", "code", "not in this version"),
        List.of(
            "retries by the task queue of the cluster scheduler", "code", "not in this version"),
        List.of("8 s push of the LDP worker", "code", "comes with LDP"),
        List.of("latency and distance placement (LDP)", "paper", "not in this version"),
        List.of("rigidness, convergence time", "paper", "constraints are not in this version"),
        List.of("migration", "paper", "not in this version"),
        List.of("service addresses, table queries, interests, proxy cache", "both", names),
        List.of("mDNS names, route refresh, tunnels", "paper", names),
        List.of("public address refresh, hook calls, Prometheus scrapes", "code", "no effect here"),
        List.of("MQTT quality of service, keep-alive and queues", "code", "transport is reliable"),
        List.of("HTTP time-outs and retries between managers", "code", "transport is reliable"),
        List.of("active window of workers in scheduling apart from failure", "code", "one limit"),
        List.of("clean-up of containers without a task, graceful engine stop", "code", devices));
  }

  private static Profile arboretum() {
    var rows = new Rows();
    rows.add(
        "scheduling.root",
        "best-fit",
        ASSUMED,
        "normalised: no resource outweighs another by its unit");
    rows.add("scheduling.cluster", "best-fit", ASSUMED, "as at the root");
    rows.add("scheduling.choice", "ranked", STATED, "section 3.2: the next cluster is asked");
    rows.add(
        "scheduling.retry",
        "{ every: 15 s, for: without-end, on: aggregate }",
        ASSUMED,
        "capacity that comes free is used within an aggregate; nothing is given up");
    rows.add("scheduling.admission", "reserved", ASSUMED, "never above capacity");
    rows.add("control.heartbeat", "2 s", READ, "go_node_engine nodeengined.go, MONITORING_CYCLE");
    rows.add("control.aggregate.period", "5 s", READ, "artifact 2023, cluster_manager.py");
    rows.add("control.aggregate.form", "mean-std", STATED, "section 3.2: sum, mean and deviation");
    rows.add("control.reporting", "immediate", ASSUMED, "no report phase in deployment time");
    rows.add("control.detection.sweep", "1 s", ASSUMED, "half a heartbeat");
    rows.add("control.detection.worker-silence", "6 s", ASSUMED, "three heartbeats");
    rows.add("control.detection.cluster-silence", "15 s", ASSUMED, "three aggregates");
    rows.add("control.detection.delivery", "10 s", ASSUMED, "five heartbeats");
    rows.add(
        "control.recovery.redeploy-scan", "0 s", ASSUMED, "at once: nothing is won by waiting");
    rows.add("control.recovery.escalation", "to-parent", STATED, "section 3.2");
    rows.add("control.recovery.recreation", "elsewhere", STATED, "section 3.5");
    common(rows);
    return new Profile("arboretum", "Our best settings.", rows.settings);
  }

  private static Profile head202604() {
    var rows = new Rows();
    String later = "bestCpuMemFit is not modelled yet; the nearest that is";
    rows.add("scheduling.root", "best-fit-raw", ASSUMED, later);
    rows.add("scheduling.cluster", "best-fit-raw", ASSUMED, later);
    rows.add("scheduling.choice", "single", READ, "root scheduler: one pick, no second");
    rows.add("scheduling.retry", "never", READ, "scheduling.go: no candidate is not tried again");
    rows.add("scheduling.admission", "measured", READ, "capacity of CPU is never depleted");
    rows.add("control.heartbeat", "2 s", READ, "go_node_engine nodeengined.go, MONITORING_CYCLE");
    String job = "cluster_manager.py, BACKGROUND_JOB_INTERVAL";
    rows.add("control.aggregate.period", "15 s", READ, job);
    rows.add(
        "control.aggregate.form",
        "sum",
        READ,
        "resource-abstractor: sum or mean; the sum is modelled");
    rows.add("control.reporting", "periodic", READ, "virtualization/ContainersManagement.go");
    rows.add("control.detection.sweep", "15 s", READ, job);
    rows.add("control.detection.worker-silence", "30 s", READ, "clients/job_management.py");
    rows.add(
        "control.detection.cluster-silence",
        "30 s",
        READ,
        "resource-abstractor candidates_helper.py: such a cluster is no candidate, nothing more");
    rows.add("control.detection.delivery", "never", READ, "no code looks for lost hand-overs");
    rows.add("control.recovery.redeploy-scan", "15 s", READ, "system_manager_requests.py");
    rows.add("control.recovery.escalation", "none", READ, "no cross-cluster rescheduling");
    rows.add("control.recovery.recreation", "none", READ, "no reaction to a cluster's failure");
    common(rows);
    return new Profile(
        "head-2026-04", "Oakestra's code of April 2026, as far as it is modelled.", rows.settings);
  }

  private static void common(Rows rows) {
    rows.add(
        "network.framing",
        "66 B",
        ASSUMED,
        "IPv4 20 + TCP 20 (RFC 791, RFC 9293), TLS 1.3 record 22 (RFC 8446: header 5, type 1,"
            + " tag 16), WebSocket header 4 (RFC 6455, 126 to 65,535 bytes, unmasked): one segment");
    rows.add("costs.root-decision", "88 us", FITTED, FIGURE_2 + ", root: intercept");
    rows.add("costs.cluster-decision", "150 us", FITTED, FIGURE_2 + ", cluster: intercept");
    rows.add("costs.per-cluster", "51600 ns", FITTED, FIGURE_2 + ", root: slope");
    rows.add("costs.per-worker", "68 us", FITTED, FIGURE_2 + ", cluster: slope");
    rows.add("costs.other", "20 us", ASSUMED, "a table update; small beside a decision");
    rows.add("costs.journal", "0 s", ASSUMED, "neither paper nor code has a journal");
    rows.add("runtime.stop", "100 ms", ASSUMED, "a process that ends when it is told to");
  }

  /** Collects rows. */
  private static final class Rows {
    private final List<Setting> settings = new ArrayList<>();

    void add(String path, String value, Provenance provenance, String source) {
      settings.add(new Setting(path, value, provenance, source));
    }
  }
}
