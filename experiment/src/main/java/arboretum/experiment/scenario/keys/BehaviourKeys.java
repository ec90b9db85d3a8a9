package arboretum.experiment.scenario.keys;

import arboretum.aggregate.AggregateForm;
import arboretum.coordinates.ZoneSettings;
import arboretum.experiment.plan.Extensions.OnFailure;
import arboretum.experiment.plugin.Standard;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.format.Readings;
import arboretum.experiment.scenario.format.Shape.Either;
import arboretum.experiment.scenario.format.Shape.Named;
import arboretum.experiment.scenario.format.Shape.One;
import arboretum.experiment.scenario.format.Shape.Section;
import arboretum.experiment.scenario.unit.Dimension;
import arboretum.orchestrator.Settings.Admission;
import arboretum.orchestrator.Settings.BackOff;
import arboretum.orchestrator.Settings.Offers;
import arboretum.orchestrator.Settings.Offers.Choice;
import arboretum.orchestrator.Settings.Offers.Offering;
import arboretum.orchestrator.Settings.Offers.Retry;
import arboretum.orchestrator.Settings.Recovery.Escalation;
import arboretum.orchestrator.Settings.Recovery.Fencing;
import arboretum.orchestrator.Settings.Recovery.Recreation;
import arboretum.orchestrator.Settings.Recovery.Reports;
import arboretum.orchestrator.Settings.Reporting;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** How roles, network and containers behave; a profile has a value for each of these settings. */
public final class BehaviourKeys {
  /** A time that no run reaches; small enough that adding a run's time to it does not overflow. */
  public static final long NEVER = Long.MAX_VALUE / 4;

  private static final One<Long> DURATION = Readings.quantity(Dimension.DURATION);
  private static final One<Long> PERIOD = Readings.above0(Dimension.DURATION);
  private static final One<Long> SILENCE = Readings.quantityOr(PERIOD, "never", NEVER);

  public static final Key<Named.Written> ROOT_POLICY =
      Key.byProfile(
          "root",
          Words.policies(),
          "How the root, and every orchestrator above clusters, ranks clusters.");
  public static final Key<Named.Written> CLUSTER_POLICY =
      Key.byProfile(
          "cluster",
          Words.policies(),
          "How a cluster selects a worker; a cluster may override it.");
  public static final Key<Choice> CHOICE =
      Key.byProfile(
          "choice",
          Words.choice(),
          "`ranked`: clusters are asked one after the other until one takes the instance;"
              + " `single`: only the first.");
  public static final Key<Offering> OFFERING =
      Key.byProfile(
          "offering",
          Words.offering(),
          "How the services of one application are offered: `together` to one cluster, what it"
              + " refuses going on to the next; `one-by-one`; or `all-or-nothing`: together, and"
              + " what has a place is taken back if one of them finds none.");
  public static final Key<Offers.Refusal> REFUSAL =
      Key.byProfile(
          "refusal",
          Words.refusal(),
          "What a cluster does with an offer for which it has no worker: `to-parent`: refuses it;"
              + " `kept`: looks for a worker at each `redeploy-scan`; `stuck`: nothing.");
  public static final Key<Admission> ADMISSION =
      Key.byProfile(
          "admission",
          Words.admission(),
          "What counts as free on a worker: capacity minus what is `reserved`, minus `measured`"
              + " use, or minus `measured+pending`; `installed`: all CPU that is installed, and"
              + " memory minus measured use.");
  public static final Key<Long> RETRY_EVERY =
      Key.preset(
          "every", PERIOD, "15 s", "How often at the least a pending instance is offered again.");
  public static final Key<Long> RETRY_FOR =
      Key.preset(
          "for",
          Readings.quantityOr(DURATION, "without-end", Offers.WITHOUT_END),
          "without-end",
          "How long an instance is pending before it is rejected.");
  public static final Key<Retry> RETRY_ON =
      Key.preset(
          "on",
          Words.occasion(),
          "aggregate",
          "`aggregate`: also on every aggregate that could fit; `period`: only each `every`.");
  public static final Section RETRY_RECORD =
      new Section(
          "Retry",
          "How an instance that nobody took is offered again; or the word `never`.",
          List.of(RETRY_EVERY, RETRY_FOR, RETRY_ON),
          List.of());
  public static final Key<Either.Value<Retry>> RETRY =
      Key.byProfile(
          "retry",
          new Either<>(Words.never(), RETRY_RECORD),
          "Whether and how an instance that nobody took is offered again.");
  public static final Section SCHEDULING =
      new Section(
          "Scheduling",
          "Who is asked to run what.",
          List.of(
              ROOT_POLICY,
              CLUSTER_POLICY,
              LatencyKeys.LATENCY,
              CHOICE,
              OFFERING,
              REFUSAL,
              RETRY,
              ADMISSION),
          List.of());

  public static final Key<Long> HEARTBEAT =
      Key.byProfile("heartbeat", PERIOD, "Period of a worker's report to its cluster.");
  public static final Key<Long> AGGREGATE_PERIOD =
      Key.byProfile("period", PERIOD, "Period of a cluster's report to its parent.");
  public static final Key<AggregateForm> AGGREGATE_FORM =
      Key.byProfile(
          "form",
          Words.forms(),
          "What it carries of each resource: the `sum`; sum, mean and deviation (`mean-std`); sum and"
              + " maximum (`max`); sum and a `histogram`; or each worker's amount (`full`).");
  public static final Key<Optional<ZoneSettings>> ZONES =
      Key.byProfile(
          "zones",
          Words.zones(),
          "How it tells where its workers are: `hulls`: concave hulls of groups of workers within"
              + " 200 km of each other, and half a kilometre around; `none`: not at all.");
  public static final Key<Named.Written> AGGREGATOR =
      Key.preset(
          "aggregator",
          Words.standard(Standard.AGGREGATOR),
          Standard.AGGREGATOR,
          "Who decides what is told in that form: `exact`: what the cluster knows.");
  public static final Key<Named.Written> AGGREGATE_UPDATES =
      Key.preset(
          "updates",
          Words.standard(Standard.UPDATES),
          Standard.UPDATES,
          "When a cluster reports: `periodic`: each period.");
  public static final Key<Reports> WHILE_PARENT_AWAY =
      Key.byProfile(
          "while-parent-away",
          Words.reports(),
          "`queued`: reports that the parent did not acknowledge are kept, at most the newest 60, and"
              + " sent when it is back; `dropped`: each is sent once.");
  public static final Key<Fields> AGGREGATE =
      Key.optional(
          "aggregate",
          new Section(
              "Aggregate",
              "What a cluster tells its parent.",
              List.of(
                  AGGREGATE_PERIOD,
                  AGGREGATE_FORM,
                  ZONES,
                  AGGREGATOR,
                  AGGREGATE_UPDATES,
                  WHILE_PARENT_AWAY),
              List.of()),
          "What a cluster tells its parent.");
  public static final Key<Reporting> REPORTING =
      Key.byProfile(
          "reporting",
          Words.reporting(),
          "When a change of an instance is told upwards: at once, or with the next report.");

  public static final Key<Long> SWEEP =
      Key.byProfile("sweep", PERIOD, "Period of the look for silent members.");
  public static final Key<Long> WORKER_SILENCE =
      Key.byProfile("worker-silence", SILENCE, "Silence of a worker beyond this is loss.");
  public static final Key<Long> CLUSTER_SILENCE =
      Key.byProfile("cluster-silence", SILENCE, "Silence of a cluster beyond this is loss.");
  public static final Key<Long> DELIVERY =
      Key.byProfile(
          "delivery",
          SILENCE,
          "A report that does not list an instance this long after it was handed over means that"
              + " the hand-over was lost.");
  public static final Key<Named.Written> DETECTION_POLICY =
      Key.preset(
          "policy",
          Words.standard(Standard.DETECTION),
          Standard.DETECTION,
          "Who decides, at each sweep: `timeout`: silence beyond the limit is loss.");
  public static final Key<Fields> DETECTION =
      Key.optional(
          "detection",
          new Section(
              "Detection",
              "When silence means loss.",
              List.of(SWEEP, WORKER_SILENCE, CLUSTER_SILENCE, DELIVERY, DETECTION_POLICY),
              List.of()),
          "When silence means loss.");

  public static final Key<Long> REDEPLOY_SCAN =
      Key.byProfile(
          "redeploy-scan",
          DURATION,
          "Period of the scan that places lost instances again; 0 s: at once.");
  public static final Key<Escalation> ESCALATION =
      Key.byProfile(
          "escalation",
          Words.escalation(),
          "What a cluster does with a lost instance for which it has no worker.");
  public static final Key<Recreation> RECREATION =
      Key.byProfile(
          "recreation",
          Words.recreation(),
          "What a parent does with the instances of a silent cluster.");
  public static final Key<Long> BACK_OFF_FIRST =
      Key.required("first", PERIOD, "Wait before the first start after an end.");
  public static final Key<BigDecimal> BACK_OFF_FACTOR =
      Key.preset(
          "factor",
          Readings.decimal("1", "1000"),
          "2",
          "Each further wait is so many times longer.");
  public static final Key<Long> BACK_OFF_MOST =
      Key.required("most", PERIOD, "No wait is longer; at least `first`.");
  public static final Key<Long> BACK_OFF_RESET =
      Key.required(
          "reset-after",
          DURATION,
          "A container that ran this long begins with the first wait again.");
  public static final Section BACK_OFF_RECORD =
      new Section(
          "Back-off",
          "How long an instance is left alone whose container keeps ending; or the word `none`.",
          List.of(BACK_OFF_FIRST, BACK_OFF_FACTOR, BACK_OFF_MOST, BACK_OFF_RESET),
          List.of());
  public static final Key<Either.Value<BackOff>> BACK_OFF =
      Key.byProfile(
          "back-off",
          new Either<>(Words.noBackOff(), BACK_OFF_RECORD),
          "How long a cluster leaves an instance alone whose container ended by itself, or could not"
              + " start.");
  public static final Key<Fields> RECOVERY =
      Key.optional(
          "recovery",
          new Section(
              "Recovery",
              "What is done about loss.",
              List.of(REDEPLOY_SCAN, ESCALATION, RECREATION, BACK_OFF),
              List.of()),
          "What is done about loss.");
  public static final Key<Named.Written> UPDATES =
      Key.preset(
          "updates",
          Words.standard(Standard.UPDATES),
          Standard.UPDATES,
          "When a worker reports: `periodic`: each heartbeat period.");
  public static final Key<Fencing> FENCING =
      Key.byProfile(
          "fencing",
          Words.fencing(),
          "Which copies of an instance are told to stop: those with a lower `epoch` than the one on"
              + " record; those of another member than its `owner` on record; or `none`: whoever"
              + " reports an instance changes its one record.");
  public static final Section CONTROL =
      new Section(
          "Control",
          "Reports, detection, recovery and service levels.",
          List.of(
              HEARTBEAT,
              UPDATES,
              AGGREGATE,
              REPORTING,
              DETECTION,
              RECOVERY,
              FENCING,
              LatencyKeys.COORDINATES,
              LevelKeys.SLA,
              ResolutionKeys.RESOLUTION),
          List.of());

  public static final Key<Long> FRAMING =
      Key.byProfile(
          "framing",
          Readings.quantity(Dimension.BYTES),
          "Bytes that transport adds to each message.");
  public static final Key<Long> LOSS =
      Key.preset(
          "loss",
          Readings.quantity(Dimension.SHARE),
          "0 %",
          "Share of transmissions that are lost, on each link and way, independently; below 100 %."
              + " Transport is reliable: what is lost is sent again, and what follows it waits.");
  public static final Key<Long> RETRANSMISSION =
      Key.preset(
          "retransmission",
          PERIOD,
          "200 ms",
          "Time beyond the round trip until a lost transmission is repeated, doubled for each further"
              + " loss of it (Linux, TCP_RTO_MIN; RFC 6298: 1 s, doubling).");
  public static final Section NETWORK =
      new Section(
          "Network",
          "What messages cost the network, and what it does to them.",
          List.of(FRAMING, LOSS, RETRANSMISSION),
          List.of("bandwidth", "wire"));

  public static final Key<Long> ROOT_DECISION =
      Key.byProfile(
          "root-decision",
          DURATION,
          "Base of deploying a service, or an application, at the root.");
  public static final Key<Long> CLUSTER_DECISION =
      Key.byProfile(
          "cluster-decision", DURATION, "Base of placing what is delegated in one message.");
  public static final Key<Long> PER_CLUSTER =
      Key.byProfile("per-cluster", DURATION, "For each cluster that a ranking examines.");
  public static final Key<Long> PER_WORKER =
      Key.byProfile("per-worker", DURATION, "For each worker that a selection examines.");
  public static final Key<Long> OTHER =
      Key.byProfile("other", DURATION, "Handling of any other input.");
  public static final Key<Long> JOURNAL =
      Key.byProfile("journal", DURATION, "For each journal record.");
  public static final Section COSTS_RECORD =
      new Section(
          "Costs",
          "Time that handling takes on the reference core; a device divides it by its speed.",
          List.of(ROOT_DECISION, CLUSTER_DECISION, PER_CLUSTER, PER_WORKER, OTHER, JOURNAL),
          List.of());
  public static final Either<Long> COSTS = new Either<>(Words.nothing(), COSTS_RECORD);

  public static final Key<Long> STOP =
      Key.byProfile("stop", DURATION, "From the order to stop to the end of the container.");
  public static final Section RUNTIME =
      new Section("Runtime", "How containers behave.", List.of(STOP), List.of("pull", "cache"));

  public static final Key<OnFailure> ON_FAILURE =
      Key.preset(
          "on-failure",
          Words.onFailure(),
          "stop",
          "What happens when a plug-in throws or decides the impossible: `stop`: the run ends;"
              + " `refuse`: the request counts as refused, and other questions are answered as"
              + " without the plug-in. Metric `plugin_failures` counts.");
  public static final Section PLUGINS =
      new Section(
          "Plug-ins", "How plug-ins are treated; see PLUGINS.", List.of(ON_FAILURE), List.of());

  private BehaviourKeys() {}
}
