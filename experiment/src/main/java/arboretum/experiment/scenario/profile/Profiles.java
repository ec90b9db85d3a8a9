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
  private static final String LISTENS =
      "branch service-scheduling: a monitor listens to requests for 8 s at a time";
  private static final String WHITE_PAPER =
      "white paper: the old instance is terminated only when the new one runs";

  private Profiles() {}

  /** Returns all profiles. */
  public static List<Profile> all() {
    return List.of(arboretum(), paper2023(), artifact2023(), head202604());
  }

  /** Returns the names of all profiles. */
  public static List<String> names() {
    return all().stream().map(Profile::name).toList();
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
    return NotModelled.rows();
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
    rows.add("scheduling.offering", "together", STATED, "section 3.2: the pending rest goes on");
    rows.add("scheduling.refusal", "to-parent", STATED, "Fig. 3: back to Requested");
    rows.add(
        "scheduling.retry",
        "{ every: 15 s, for: without-end, on: aggregate }",
        ASSUMED,
        "capacity that comes free is used within an aggregate; nothing is given up");
    rows.add("scheduling.admission", "reserved", ASSUMED, "never above capacity");
    rows.add("control.heartbeat", "2 s", READ, "go_node_engine nodeengined.go, MONITORING_CYCLE");
    rows.add("control.aggregate.period", "5 s", READ, "artifact 2023, cluster_manager.py");
    rows.add("control.aggregate.form", "mean-std", STATED, "section 3.2: sum, mean and deviation");
    rows.add("control.aggregate.zones", "hulls", STATED, "section 4.2: approximate zones");
    rows.add(
        "control.aggregate.while-parent-away",
        "dropped",
        ASSUMED,
        "each report lists everything, so the next one tells what a stored one would");
    rows.add("control.reporting", "immediate", ASSUMED, "no report phase in deployment time");
    rows.add("control.detection.sweep", "1 s", ASSUMED, "half a heartbeat");
    rows.add("control.detection.worker-silence", "6 s", ASSUMED, "three heartbeats");
    rows.add("control.detection.cluster-silence", "15 s", ASSUMED, "three aggregates");
    rows.add("control.detection.delivery", "10 s", ASSUMED, "five heartbeats");
    rows.add(
        "control.recovery.redeploy-scan", "0 s", ASSUMED, "at once: nothing is won by waiting");
    rows.add("control.recovery.escalation", "to-parent", STATED, "section 3.2");
    rows.add("control.recovery.recreation", "elsewhere", STATED, "section 3.5");
    rows.add(
        "control.recovery.back-off",
        "{ first: 1 s, factor: 2, most: 60 s, reset-after: 60 s }",
        ASSUMED,
        "a crash loop costs at most a start a minute");
    rows.add("control.fencing", "epoch", ASSUMED, "one copy counts, over restarts and partitions");
    rows.add("control.sla.watch", "8 s", ASSUMED, LISTENS);
    rows.add("control.sla.strikes", "2", ASSUMED, "one bad look is no alarm");
    rows.add("control.sla.strategy", "migrate", STATED, "section 3.5: re-scheduled");
    rows.add("control.sla.order", "make-before-break", STATED, WHITE_PAPER);
    rows.add("control.sla.gain", "10 %", ASSUMED, "a move costs more than a little nearness");
    rows.add("control.sla.escalation", "to-parent", STATED, "section 3.2: as after a failure");
    rows.add(
        "control.sla.block", "8", ASSUMED, "clusters scale while the root is away: section 3.5");
    Resolutions.arboretum(rows::add);
    common(rows);
    return new Profile("arboretum", "Our best settings.", rows.settings);
  }

  private static Profile paper2023() {
    var rows = new Rows();
    String rom = "Algorithm 1, strategy best; units mixed as written";
    rows.add("scheduling.root", "best-fit-raw", STATED, rom);
    rows.add("scheduling.cluster", "best-fit-raw", STATED, rom);
    rows.add("scheduling.choice", "ranked", STATED, "section 3.2: the next cluster is asked");
    rows.add("scheduling.offering", "together", STATED, "section 3.2: the pending rest goes on");
    rows.add("scheduling.refusal", "to-parent", STATED, "Fig. 3: back to Requested");
    rows.add(
        "scheduling.retry",
        "{ every: 15 s, for: without-end, on: period }",
        ASSUMED,
        "the paper does not say when a request that all clusters refused is offered again");
    rows.add(
        "scheduling.admission", "measured", STATED, "section 3.2: available capacity, as reported");
    rows.add("control.heartbeat", "2 s", READ, "artifact 2023, NodeEngine.go; the paper: lambda");
    rows.add("control.aggregate.period", "5 s", READ, "artifact 2023, cluster_manager.py");
    rows.add("control.aggregate.form", "mean-std", STATED, "section 3.2: sum, mean and deviation");
    rows.add("control.aggregate.zones", "hulls", STATED, "section 4.2: approximate zones");
    rows.add(
        "control.aggregate.while-parent-away",
        "queued",
        STATED,
        "section 3.5: aggregates are stored until the root is back");
    rows.add("control.reporting", "periodic", READ, "artifact 2023: the 2 s resource report");
    rows.add("control.detection.sweep", "5 s", ASSUMED, "as often as the aggregate");
    rows.add(
        "control.detection.worker-silence",
        "10 s",
        ASSUMED,
        "the paper: a pre-defined threshold; artifact 2023: twice 5 s");
    rows.add("control.detection.cluster-silence", "30 s", ASSUMED, "as in the artifact");
    rows.add("control.detection.delivery", "never", ASSUMED, "lost hand-overs are not mentioned");
    rows.add("control.recovery.redeploy-scan", "0 s", STATED, "section 3.5: at once");
    rows.add("control.recovery.escalation", "to-parent", STATED, "section 3.2");
    rows.add("control.recovery.recreation", "elsewhere", STATED, "section 3.5");
    rows.add(
        "control.recovery.back-off", "none", ASSUMED, "re-scheduled at once; no wait is mentioned");
    rows.add(
        "control.fencing",
        "epoch",
        ASSUMED,
        "partitions, and the return of a cluster that was replaced, are not discussed");
    rows.add("control.sla.watch", "8 s", ASSUMED, LISTENS);
    rows.add("control.sla.strikes", "1", STATED, "rigidness alone decides");
    rows.add("control.sla.strategy", "migrate", STATED, "section 3.5: re-scheduled");
    rows.add("control.sla.order", "make-before-break", STATED, WHITE_PAPER);
    rows.add("control.sla.gain", "0 %", ASSUMED, "not mentioned");
    rows.add("control.sla.escalation", "to-parent", STATED, "section 3.2: as after a failure");
    rows.add("control.sla.block", "0", ASSUMED, "says that clusters go on scaling, not how");
    Resolutions.paper(rows::add);
    common(rows);
    return new Profile("paper-2023", "The paper as it is written.", rows.settings);
  }

  private static Profile artifact2023() {
    var rows = new Rows();
    String greedy = "calculation.py: the last with no less CPU and memory than the best so far";
    rows.add("scheduling.root", "greedy", READ, greedy);
    rows.add("scheduling.cluster", "greedy", READ, greedy);
    rows.add("scheduling.choice", "single", READ, "one pick, no list");
    rows.add("scheduling.offering", "one-by-one", READ, "a job at a time");
    rows.add(
        "scheduling.refusal",
        "kept",
        READ,
        "NO_WORKER_CAPACITY, tried again in the same cluster at each tick, without end");
    rows.add("scheduling.retry", "never", READ, "the root does not try again");
    rows.add("scheduling.admission", "measured", READ, "free cores and memory as reported");
    rows.add("control.heartbeat", "2 s", READ, "go_node_engine NodeEngine.go");
    String job = "cluster_manager.py, BACKGROUND_JOB_INTERVAL";
    rows.add("control.aggregate.period", "5 s", READ, job);
    rows.add("control.aggregate.form", "sum", READ, "sums only");
    rows.add("control.aggregate.zones", "none", READ, "cluster_location is a string");
    rows.add("control.aggregate.while-parent-away", "dropped", READ, "pushes are fire and forget");
    rows.add("control.reporting", "periodic", READ, "the 2 s resource report");
    rows.add("control.detection.sweep", "5 s", READ, job);
    rows.add("control.detection.worker-silence", "10 s", READ, "twice the job's interval");
    rows.add("control.detection.cluster-silence", "30 s", READ, "active window of clusters");
    rows.add("control.detection.delivery", "never", READ, "no code looks for lost hand-overs");
    rows.add("control.recovery.redeploy-scan", "5 s", READ, job);
    rows.add("control.recovery.escalation", "none", READ, "no cross-cluster rescheduling");
    rows.add("control.recovery.recreation", "none", READ, "no reaction to a cluster's failure");
    rows.add("control.recovery.back-off", "none", READ, "no wait and no limit of attempts");
    rows.add(
        "control.fencing",
        "owner",
        READ,
        "a report of a worker that is not the instance's is answered by a delete");
    unwatched(rows);
    Resolutions.code(rows::add);
    common(rows);
    return new Profile(
        "artifact-2023", "The code frozen for the paper's artifact evaluation.", rows.settings);
  }

  private static Profile head202604() {
    var rows = new Rows();
    String calculate = "scheduler bestCpuMemFit/calculate.go: the comparator cancels memory";
    rows.add("scheduling.root", "best-cpu-mem-fit-slip", READ, calculate);
    rows.add("scheduling.cluster", "best-cpu-mem-fit-slip", READ, calculate);
    rows.add("scheduling.choice", "single", READ, "root scheduler: one pick, no second");
    rows.add("scheduling.retry", "never", READ, "scheduling.go: no candidate is not tried again");
    rows.add("scheduling.offering", "one-by-one", READ, "one call of the API is one instance");
    rows.add(
        "scheduling.refusal",
        "stuck",
        READ,
        "cluster service_blueprints.py: raises when no worker was found, and nobody reacts");
    rows.add(
        "scheduling.admission",
        "installed",
        READ,
        "vcpus are the logical cores that a node has, whatever runs; memory is what is measured");
    rows.add("control.heartbeat", "2 s", READ, "go_node_engine nodeengined.go, MONITORING_CYCLE");
    String job = "cluster_manager.py, BACKGROUND_JOB_INTERVAL";
    rows.add("control.aggregate.period", "15 s", READ, job);
    rows.add(
        "control.aggregate.form",
        "sum",
        READ,
        "resource-abstractor: sum or mean; the sum is modelled");
    rows.add("control.aggregate.zones", "none", READ, "cluster_location is a string");
    rows.add("control.aggregate.while-parent-away", "dropped", READ, "pushes are fire and forget");
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
    rows.add(
        "control.recovery.back-off",
        "none",
        READ,
        "system_manager_requests.py: at each scan, for ever");
    rows.add(
        "control.fencing",
        "none",
        READ,
        "reports are applied by instance; the owner check of the artifact is gone");
    unwatched(rows);
    Resolutions.code(rows::add);
    common(rows);
    return new Profile(
        "head-2026-04", "Oakestra's code of April 2026, as far as it is modelled.", rows.settings);
  }

  private static void unwatched(Rows rows) {
    rows.add("control.sla.watch", "never", READ, "rigidness is parsed, and no code reads it");
    String branch = "no effect while nothing is watched; branch service-scheduling: ";
    rows.add("control.sla.strikes", "3", READ, branch + "more than 2 violations");
    rows.add("control.sla.strategy", "replicate", READ, branch + "unless the service says migrate");
    rows.add("control.sla.order", "break-before-make", READ, branch + "delete, then schedule");
    rows.add("control.sla.gain", "0 %", READ, branch + "no comparison");
    rows.add("control.sla.escalation", "none", READ, branch + "in the cluster only");
    rows.add("control.sla.block", "0", READ, "the root alone issues numbers");
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
