package arboretum.experiment.scenario.bind;

import arboretum.coordinates.VivaldiSettings;
import arboretum.experiment.plan.CostPlan;
import arboretum.experiment.plan.NetworkPlan;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Shape.Either;
import arboretum.experiment.scenario.keys.BehaviourKeys;
import arboretum.experiment.scenario.keys.LatencyKeys;
import arboretum.experiment.scenario.keys.LevelKeys;
import arboretum.experiment.scenario.keys.ResolutionKeys;
import arboretum.experiment.scenario.keys.ScenarioKeys;
import arboretum.experiment.scenario.unit.Dimension;
import arboretum.orchestrator.CoordinateSettings;
import arboretum.orchestrator.LevelSettings;
import arboretum.orchestrator.Settings;
import arboretum.orchestrator.Settings.BackOff;
import arboretum.orchestrator.Settings.Offers;
import arboretum.orchestrator.Settings.Offers.Choice;
import arboretum.orchestrator.Settings.Offers.Retry;
import arboretum.orchestrator.Settings.Recovery;
import arboretum.placement.LatencySettings;
import arboretum.resolution.ResolutionSettings;
import java.util.Collections;
import java.util.Optional;
import java.util.TreeMap;

/** The settings of roles, network and runtime, from the file or else the profile. */
final class Behaviour {
  private static final double MILLIONTHS = 1e6;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final long FIFTEEN_SECONDS = 15_000_000_000L;
  private static final long ALL = 1_000_000; // millionths

  private Behaviour() {}

  /**
   * Returns the settings; every key below must have been checked.
   *
   * @param needsCoordinates whether a scheduler of the scenario asks for coordinates of workers
   * @param hasCalls whether the scenario has callers
   */
  static Settings settings(Fields file, boolean needsCoordinates, boolean hasCalls) {
    Fields scheduling = file.section(ScenarioKeys.SCHEDULING);
    Fields control = file.section(ScenarioKeys.CONTROL);
    Fields aggregate = control.section(BehaviourKeys.AGGREGATE);
    Fields detection = control.section(BehaviourKeys.DETECTION);
    Fields recovery = control.section(BehaviourKeys.RECOVERY);
    return new Settings(
        control.require(BehaviourKeys.HEARTBEAT),
        aggregate.require(BehaviourKeys.AGGREGATE_PERIOD),
        aggregate.require(BehaviourKeys.AGGREGATE_FORM),
        control.require(BehaviourKeys.REPORTING),
        scheduling.require(BehaviourKeys.ADMISSION),
        new Settings.Detection(
            detection.require(BehaviourKeys.SWEEP),
            detection.require(BehaviourKeys.WORKER_SILENCE),
            detection.require(BehaviourKeys.CLUSTER_SILENCE),
            detection.require(BehaviourKeys.DELIVERY)),
        new Recovery(
            recovery.require(BehaviourKeys.REDEPLOY_SCAN),
            recovery.require(BehaviourKeys.ESCALATION),
            recovery.require(BehaviourKeys.RECREATION),
            control.require(BehaviourKeys.FENCING),
            backOff(recovery),
            aggregate.require(BehaviourKeys.WHILE_PARENT_AWAY)),
        offers(scheduling),
        coordinates(control.section(LatencyKeys.COORDINATES), needsCoordinates),
        aggregate.require(BehaviourKeys.ZONES),
        levels(control.section(LevelKeys.SLA)),
        resolution(control.section(ResolutionKeys.RESOLUTION), hasCalls));
  }

  private static Optional<ResolutionSettings> resolution(Fields keys, boolean hasCalls) {
    boolean served =
        switch (keys.require(ResolutionKeys.SERVED)) {
          case WHEN_CALLED -> hasCalls;
          case ALWAYS -> true;
          case NEVER -> false;
        };
    if (!served) {
      return Optional.empty();
    }
    long refresh = keys.require(ResolutionKeys.REFRESH);
    return Optional.of(
        new ResolutionSettings(
            keys.require(ResolutionKeys.CHOICE),
            keys.require(ResolutionKeys.UPDATE),
            keys.require(ResolutionKeys.UNREACHABLE),
            refresh,
            Math.max(refresh, keys.require(ResolutionKeys.LEASE)), // PointBinder reports less
            keys.require(ResolutionKeys.IDLE),
            keys.require(ResolutionKeys.TIMEOUT),
            keys.require(ResolutionKeys.NEGATIVE),
            keys.require(ResolutionKeys.DRAIN),
            keys.require(ResolutionKeys.MOVED) / NANOS_PER_MILLI,
            keys.require(ResolutionKeys.FLOW_IDLE),
            Math.toIntExact(keys.require(ResolutionKeys.SHORTLIST)),
            Math.toIntExact(keys.require(ResolutionKeys.SAMPLES)),
            keys.require(ResolutionKeys.HYSTERESIS) / NANOS_PER_MILLI,
            keys.require(ResolutionKeys.HYSTERESIS_SHARE).doubleValue()));
  }

  /** Reports a lease that is shorter than the period in which it is renewed. */
  static void checkLease(Fields file, Problems problems) {
    Fields keys = file.section(ScenarioKeys.CONTROL).section(ResolutionKeys.RESOLUTION);
    Optional<Long> refresh = keys.get(ResolutionKeys.REFRESH);
    Optional<Long> lease = keys.get(ResolutionKeys.LEASE);
    if (refresh.isPresent() && lease.isPresent() && lease.get() < refresh.get()) {
      String message =
          Dimension.DURATION.write(lease.get())
              + " is not allowed; allowed: at least refresh, "
              + Dimension.DURATION.write(refresh.get());
      keys.report(problems, ResolutionKeys.LEASE, message);
    }
  }

  private static LevelSettings levels(Fields sla) {
    return new LevelSettings(
        sla.require(LevelKeys.WATCH),
        Math.toIntExact(sla.require(LevelKeys.WINDOW)),
        Math.toIntExact(sla.require(LevelKeys.STRIKES)),
        sla.require(LevelKeys.STRATEGY),
        sla.require(LevelKeys.ORDER),
        sla.require(LevelKeys.GAIN) / MILLIONTHS,
        sla.require(LevelKeys.ESCALATION),
        Math.toIntExact(sla.require(LevelKeys.BLOCK)));
  }

  private static BackOff backOff(Fields recovery) {
    Either.Value<BackOff> written = recovery.require(BehaviourKeys.BACK_OFF);
    return written.fields().map(Behaviour::waits).orElse(BackOff.NONE);
  }

  private static BackOff waits(Fields fields) {
    long first = fields.require(BehaviourKeys.BACK_OFF_FIRST);
    return new BackOff(
        first,
        fields.require(BehaviourKeys.BACK_OFF_FACTOR).doubleValue(),
        Math.max(first, fields.require(BehaviourKeys.BACK_OFF_MOST)), // PointBinder reports less
        fields.require(BehaviourKeys.BACK_OFF_RESET));
  }

  /** Reports a greatest wait below the first. */
  static void checkBackOff(Fields file, Problems problems) {
    Fields recovery = file.section(ScenarioKeys.CONTROL).section(BehaviourKeys.RECOVERY);
    Optional<Fields> backOff = recovery.get(BehaviourKeys.BACK_OFF).flatMap(Either.Value::fields);
    if (backOff.isEmpty()) {
      return;
    }
    Optional<Long> first = backOff.get().get(BehaviourKeys.BACK_OFF_FIRST);
    Optional<Long> most = backOff.get().get(BehaviourKeys.BACK_OFF_MOST);
    if (first.isPresent() && most.isPresent() && most.get() < first.get()) {
      String message =
          Dimension.DURATION.write(most.get())
              + " is not allowed; allowed: at least first, "
              + Dimension.DURATION.write(first.get());
      backOff.get().report(problems, BehaviourKeys.BACK_OFF_MOST, message);
    }
  }

  /** Returns the loss of transmissions; reports one that leaves nothing. */
  static NetworkPlan.Loss loss(Fields file, Problems problems) {
    Fields network = file.section(ScenarioKeys.NETWORK);
    Optional<Long> millionths = network.get(BehaviourKeys.LOSS);
    Optional<Long> retransmission = network.get(BehaviourKeys.RETRANSMISSION);
    if (millionths.isEmpty() || retransmission.isEmpty()) {
      return NetworkPlan.Loss.NONE;
    }
    if (millionths.get() >= ALL) {
      String value = "\"" + Dimension.SHARE.write(millionths.get()) + "\"";
      String message = value + " lets nothing through; allowed: at least 0 %, below 100 %";
      network.report(problems, BehaviourKeys.LOSS, message);
      return NetworkPlan.Loss.NONE;
    }
    return new NetworkPlan.Loss(millionths.get() / (double) ALL, retransmission.get());
  }

  private static CoordinateSettings coordinates(Fields coordinates, boolean needed) {
    boolean kept =
        switch (coordinates.require(LatencyKeys.KEPT)) {
          case WHEN_NEEDED -> needed;
          case ALWAYS -> true;
          case NEVER -> false;
        };
    VivaldiSettings standard = VivaldiSettings.standard();
    return new CoordinateSettings(
        kept ? coordinates.require(LatencyKeys.EVERY) : 0,
        Math.toIntExact(coordinates.require(LatencyKeys.ROUND_PROBES)),
        coordinates.require(LatencyKeys.SPACE),
        Math.toIntExact(coordinates.require(LatencyKeys.LANDMARKS)),
        Math.toIntExact(coordinates.require(LatencyKeys.NEIGHBOURS)),
        Math.toIntExact(coordinates.require(LatencyKeys.OFFERED)),
        coordinates.require(LatencyKeys.WAIT),
        new VivaldiSettings(
            Math.toIntExact(coordinates.require(LatencyKeys.DIMENSION)),
            coordinates.require(LatencyKeys.ERROR_GAIN).doubleValue(),
            coordinates.require(LatencyKeys.POSITION_GAIN).doubleValue(),
            standard.errorMax(),
            standard.heightMinMillis(),
            coordinates.require(LatencyKeys.HEIGHTS)));
  }

  /** Returns how schedulers that know latency decide. */
  static LatencySettings latency(Fields file) {
    Fields latency = file.section(ScenarioKeys.SCHEDULING).section(LatencyKeys.LATENCY);
    int references = Math.toIntExact(latency.require(LatencyKeys.REFERENCES));
    int probes = Math.toIntExact(latency.require(LatencyKeys.PROBES));
    return new LatencySettings(
        latency.require(LatencyKeys.PICK),
        latency.require(LatencyKeys.TOLERANCE).doubleValue(),
        latency.require(LatencyKeys.INITIAL_USERS),
        references,
        Math.max(references, probes), // PointBinder reports fewer
        Math.toIntExact(latency.require(LatencyKeys.ROUNDS)),
        latency.require(LatencyKeys.TARGETS));
  }

  private static Offers offers(Fields scheduling) {
    Choice choice = scheduling.require(BehaviourKeys.CHOICE);
    Offers.Offering offering = scheduling.require(BehaviourKeys.OFFERING);
    Offers.Refusal refusal = scheduling.require(BehaviourKeys.REFUSAL);
    Either.Value<Retry> retry = scheduling.require(BehaviourKeys.RETRY);
    return retry
        .fields()
        .map(
            fields ->
                new Offers(
                    choice,
                    offering,
                    refusal,
                    fields.require(BehaviourKeys.RETRY_ON),
                    fields.require(BehaviourKeys.RETRY_EVERY),
                    fields.require(BehaviourKeys.RETRY_FOR)))
        .orElseGet(() -> new Offers(choice, offering, refusal, Retry.NEVER, FIFTEEN_SECONDS, 0));
  }

  /** Returns what handling costs. */
  static CostPlan costs(Fields file) {
    var written = file.get(ScenarioKeys.COSTS);
    if (written.flatMap(Either.Value::one).isPresent()) {
      return new CostPlan(Collections.unmodifiableSortedMap(new TreeMap<>()), 0, 0, 0, 0);
    }
    Fields costs =
        written.flatMap(Either.Value::fields).orElseGet(() -> file.empty(ScenarioKeys.COSTS));
    var base = new TreeMap<String, Long>();
    base.put("deploy-service", costs.require(BehaviourKeys.ROOT_DECISION));
    base.put("deploy-application", costs.require(BehaviourKeys.ROOT_DECISION));
    base.put("delegate-instance", costs.require(BehaviourKeys.CLUSTER_DECISION));
    base.put("delegate-together", costs.require(BehaviourKeys.CLUSTER_DECISION));
    base.put("offer-move", costs.require(BehaviourKeys.CLUSTER_DECISION));
    return new CostPlan(
        Collections.unmodifiableSortedMap(base),
        costs.require(BehaviourKeys.OTHER),
        costs.require(BehaviourKeys.PER_CLUSTER),
        costs.require(BehaviourKeys.PER_WORKER),
        costs.require(BehaviourKeys.JOURNAL));
  }
}
