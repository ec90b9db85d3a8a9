package arboretum.experiment.metric;

import arboretum.experiment.metric.Metric.Kind;
import java.util.List;

/** The definitions of {@link MetricRegistry#standard}. Text only; {@link RunRecorder} measures. */
final class StandardMetrics {
  private static final String SAME = "none";
  private static final String RUN = "start of the run; warm-up included";
  private static final String WARM = "end of the warm-up";
  private static final String END = "end of the run";
  private static final String NONE = "none";

  private StandardMetrics() {}

  static List<Metric> all() {
    return java.util.stream.Stream.of(
            times(),
            service(),
            instances(),
            LimitMetrics.all(),
            LevelMetrics.all(),
            RequestMetrics.all(),
            decisions(),
            messages(),
            load())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Metric> times() {
    return List.of(
        time(
            "deploy_time",
            "Time until the root knows that an instance runs.",
            "the root takes the request (Requested)",
            "the instance is RUNNING for the first time in the root's view",
            "instances requested after the warm-up",
            "censored: not yet running at the end, or withdrawn before; failed: rejected before",
            "live: the end needs the service's own call-back to have been reported"),
        time(
            "start_time",
            "Time until an instance really runs, whoever knows of it.",
            "the root takes the request (Requested)",
            "its container runs at some worker for the first time (ContainerRunning)",
            "instances requested after the warm-up",
            "as deploy_time",
            "simulation: the worker's own view; live: the service's call-back at its worker"),
        time(
            "detection_time",
            "Time until a parent notices that a member stopped.",
            "a worker or cluster orchestrator stops (NodeStopped)",
            "its parent finds it silent (MemberSilent)",
            "stops of members after the warm-up",
            "left out: the parent itself is down at the stop or goes down before it notices;"
                + " censored: the member is back, or the run ends, before it is noticed",
            "live: the stop is the time at which the fault driver acted"),
        time(
            "recovery_time",
            "Time until a lost instance runs again.",
            "its last container is lost: it ends FAILED or DEAD, or its worker stops",
            "a container of it runs again (ContainerRunning)",
            "losses after the warm-up of instances that are wanted at that time",
            "censored: withdrawn or the run ends before; failed: rejected before",
            SAME),
        time(
            "replacement_time",
            "Time until a lost instance gets another place, whether it runs there or not.",
            "its last container is lost: it ends FAILED or DEAD, or its worker stops",
            "a cluster chooses a worker for it (Placed)",
            "as recovery_time",
            "as recovery_time; left out: a container runs again without a new choice",
            SAME),
        time(
            "outage",
            "Time without any running copy, summed per service.",
            "a service that had run has no running copy left while an instance of it is wanted",
            "a copy runs, nothing of it is wanted any more, or the run ends",
            "services of which a copy has run; one sum each, 0 included",
            "the part before the end of the warm-up",
            SAME),
        scheduling("root_scheduling_time", "the root", "clusters are ranked"),
        scheduling(
            "cluster_scheduling_time",
            "an orchestrator below the root",
            "a worker is selected (above clusters: these are ranked)"));
  }

  private static Metric scheduling(String name, String who, String what) {
    return time(
        name,
        "Handling time of a request for which " + who + " decides.",
        "the handler begins; waiting for earlier inputs is not in it",
        "the handler ends, and what it sent leaves",
        "inputs of "
            + who
            + " after the warm-up for which "
            + what
            + " and at least one candidate was examined; an input with several instances is one",
        "empty if nothing was decided",
        "simulation: base + candidates x cost of one + records x cost of one, by the cost model"
            + " (costs); live: not measured");
  }

  private static List<Metric> service() {
    return List.of(
        new Metric(
            "availability",
            "1",
            Kind.RATIO,
            List.of(),
            "Share of the wanted time, once started, in which an instance had a running container.",
            WARM + ", for each instance from its first ContainerRunning on",
            "withdrawal (by the operator's request), completion, rejection, or "
                + END
                + "; an instance that today's code leaves without a placement is still wanted",
            "instances that have started: integral of min(running copies, 1) over integral of 1",
            "time before the first start: see availability_since_request; empty if nothing started",
            SAME),
        new Metric(
            "availability_since_request",
            "1",
            Kind.RATIO,
            List.of(),
            "Share of the wanted time in which an instance had a running container.",
            WARM + ", for each instance from its Requested on",
            "as availability",
            "requested instances: integral of min(running copies, 1) over integral of 1",
            "empty if nothing was requested",
            SAME),
        gauge(
            "duplicate_time",
            "s",
            "Copy-seconds beyond one running copy per instance.",
            WARM,
            END,
            "all instances: integral of max(0, running copies - 1)"),
        counter("recoveries", "Lost instances that ran again.", "values of recovery_time"),
        counter(
            "restarts",
            "Containers started of instances that had run before, copies beside another included.",
            "ContainerRunning events but the first of each instance"));
  }

  private static List<Metric> instances() {
    return List.of(
        new Metric(
            "requested",
            "instances",
            Kind.COUNTER,
            List.of(),
            "Instances that the root was asked for.",
            RUN,
            END,
            "Requested events",
            NONE,
            SAME),
        labelled(
            "instances",
            "state",
            "Where the requested instances stand at the end; adds up to requested.",
            "requested instances, in the root's view: running, finished (completed), pending"
                + " (waiting or being placed), rejected (nobody will ask again), failed (lost and"
                + " not yet asked for again), withdrawn"),
        new Metric(
            "instances_of_origin",
            "instances",
            Kind.COUNTER,
            List.of("origin", "state"),
            "As instances, apart for services of a marked origin.",
            RUN,
            END,
            "instances of services that the workload marks, such as pods that a trace never"
                + " scheduled and that have a drawn run time",
            "services without a mark",
            SAME),
        labelled(
            "pending_reason",
            "reason",
            "Why instances are pending at the end.",
            "pending instances: most frequent reason of their last refusal, also while they are"
                + " offered again; no-candidate if there was nobody to ask; of those that were never"
                + " refused, placing if an offer or a start is under way, else new"),
        labelled(
            "rejected_reason",
            "reason",
            "Why instances were rejected.",
            "rejected instances: most frequent reason of their last refusal"));
  }

  private static List<Metric> decisions() {
    return List.of(
        counter("offers", "Offers of an instance by a parent to a member.", "Offered events"),
        labelledWarm(
            "offers_refused",
            "reason",
            "Offers that the member refused, by the most frequent reason.",
            "OfferRefused events"),
        labelledWarm(
            "wrong_delegations",
            "cause",
            "Offers that the member refused, by cause: stale-view if an aggregate taken from the"
                + " member's true state at that moment would have ruled the offer out, else"
                + " aggregate-ambiguity.",
            "OfferRefused events"),
        counter("placements", "Workers chosen by clusters.", "Placed events"),
        counter(
            "placements_refused",
            "Placements that the worker refused since its cluster's view was stale.",
            "DeployRefused events"),
        counter(
            "escalations",
            "Lost instances that a cluster could not place again and handed to its parent.",
            "Escalated events"),
        counter("fenced", "Copies that fencing told to stop.", "Fenced events"),
        counter(
            "wishes_lost",
            "Instances that the root withdrew because its journal had lost who wanted them.",
            "WishLost events"),
        counter(
            "false_suspicions",
            "Members held to be silent although they were up.",
            "MemberSilent events of a node that has not stopped"),
        counter(
            "plugin_failures",
            "Questions that a plug-in failed to answer, so that they were decided without it.",
            "PolicyFailed events; a run that ends with the first has no result"),
        counter(
            "false_alarms",
            "Members held to be silent that were up and could be heard well enough.",
            "false_suspicions where the way from the member to its parent was not cut, or for no"
                + " longer than the silence that its parent allows (blips, loss, load)"),
        labelledWarm(
            "examined_candidates",
            "by",
            "Candidates that policies looked at: ranking (clusters) and selection (workers).",
            "Offered events of rank 0, Placed and NotPlaced events"));
  }

  private static List<Metric> messages() {
    String doc = "live: counted at the sender's and receiver's loop, resent frames once";
    return List.of(
        message("messages", "messages", "Messages sent, by type.", doc),
        message(
            "message_bytes",
            "bytes",
            "Bytes of the messages sent, by type, framing included (network.framing per message).",
            "live: the stated wire size, not the octets on the wire"),
        new Metric(
            "bytes_leaving_clusters",
            "bytes",
            Kind.COUNTER,
            List.of(),
            "Bytes that orchestrators send to their parents: all that a parent learns of what is"
                + " below, framing included.",
            "start of the run",
            END,
            "messages of the edge from an orchestrator to its parent",
            "none",
            "live: the stated wire size, not the octets on the wire"),
        message("messages_lost", "messages", "Messages that never arrived, by type.", doc),
        message(
            "messages_in_flight",
            "messages",
            "Messages under way at the end: sent = delivered + lost + in flight, for each type.",
            doc));
  }

  private static List<Metric> load() {
    String population =
        "sum of the requests of running containers, copies included, over the capacity of all"
            + " workers, those that are down included";
    return List.of(
        new Metric(
            "peak_allocation",
            "1",
            Kind.RATIO,
            List.of("resource"),
            "Highest share of the capacity that running containers had requested.",
            WARM,
            END,
            population,
            "resources that no worker has",
            SAME),
        new Metric(
            "mean_allocation",
            "1",
            Kind.RATIO,
            List.of("resource"),
            "Share of the capacity that running containers had requested, averaged over time.",
            WARM,
            END,
            population,
            "resources that no worker has",
            SAME),
        new Metric(
            "orchestrator_utilisation",
            "1",
            Kind.RATIO,
            List.of("node"),
            "Share of the time in which an orchestrator was handling inputs.",
            RUN,
            END,
            "root and cluster orchestrators",
            "not written by a driver that does not measure it",
            "simulation: from the cost model; live: not measured"));
  }

  private static Metric time(
      String name,
      String doc,
      String start,
      String end,
      String population,
      String exclusions,
      String modes) {
    return new Metric(
        name,
        "s",
        Kind.TIME_DISTRIBUTION,
        List.of(),
        doc,
        start,
        end,
        population,
        exclusions,
        modes);
  }

  private static Metric gauge(
      String name, String unit, String doc, String start, String end, String population) {
    return new Metric(name, unit, Kind.GAUGE, List.of(), doc, start, end, population, NONE, SAME);
  }

  private static Metric counter(String name, String doc, String population) {
    return new Metric(
        name, "events", Kind.COUNTER, List.of(), doc, WARM, END, population, NONE, SAME);
  }

  private static Metric labelled(String name, String label, String doc, String population) {
    return new Metric(
        name, "instances", Kind.COUNTER, List.of(label), doc, RUN, END, population, NONE, SAME);
  }

  private static Metric labelledWarm(String name, String label, String doc, String population) {
    return new Metric(
        name, "events", Kind.COUNTER, List.of(label), doc, WARM, END, population, NONE, SAME);
  }

  private static Metric message(String name, String unit, String doc, String modes) {
    return new Metric(
        name, unit, Kind.COUNTER, List.of("type"), doc, RUN, END, "all messages", NONE, modes);
  }
}
