package arboretum.experiment.scenario.keys;

import arboretum.experiment.plan.RuntimePlan.ExitLaw;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.format.Readings;
import arboretum.experiment.scenario.format.Shape.Section;
import arboretum.experiment.scenario.unit.Dimension;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Services and where they come from. */
public final class ServiceKeys {
  private static final long MAX_REPLICAS = 1_000_000;
  private static final long MAX_COMPRESSION = 1_000_000;

  public static final Key<String> NAME =
      Key.required("name", Readings.name(), "Unique in the scenario.");
  public static final Key<String> CODE =
      Key.optional(
          "code", Readings.text(), "The image's reference; without it the name of the service.");
  public static final Key<Long> MEMORY =
      Key.required("memory", Readings.quantity(Dimension.BYTES), "Memory of each instance.");
  public static final Key<BigDecimal> VCPUS =
      Key.required(
          "vcpus",
          Readings.decimal("0", "10000"),
          "Cores of each instance, in steps of a thousandth.");
  public static final Key<BigDecimal> VGPUS =
      Key.preset(
          "vgpus",
          Readings.decimal("0", "1000"),
          "0",
          "GPUs of each instance: below 1 a share of one GPU in thousandths, else whole GPUs.");
  public static final Key<Long> REPLICAS =
      Key.preset("replicas", Readings.whole(1, MAX_REPLICAS), "1", "Instances wanted.");
  public static final Key<Boolean> ONE_SHOT =
      Key.preset("one_shot", Readings.flag(), "false", "A job: exit code 0 completes it.");
  public static final Key<Long> IMAGE_SIZE =
      Key.preset(
          "image-size",
          Readings.quantity(Dimension.BYTES),
          "0 B",
          "What a worker has to pull when it does not have the image; 0 B: it has it (the paper"
              + " excludes the pull from deployment time).");
  public static final Key<Long> RUN_TIME =
      Key.optional(
          "run-time",
          Readings.above0(Dimension.DURATION),
          "How long each instance of a job runs; needed by, and only allowed with, `one_shot`.");
  public static final Key<Long> START =
      Key.preset(
          "start",
          Readings.quantity(Dimension.DURATION),
          "0 s",
          "When it is asked for; a service that the timeline deploys has no start.");
  public static final Key<Long> CPU_USE =
      Key.preset(
          "cpu",
          Readings.quantity(Dimension.SHARE),
          "100 %",
          "Share of its request of CPU that an instance really uses; may be above 100 %.");
  public static final Key<Long> MEMORY_USE =
      Key.preset(
          "memory",
          Readings.quantity(Dimension.SHARE),
          "100 %",
          "Share of its request of memory that an instance really uses.");
  public static final Section USAGE_RECORD =
      new Section(
          "Usage", "What an instance really uses.", List.of(CPU_USE, MEMORY_USE), List.of());
  public static final Key<Fields> USAGE =
      Key.optional("usage", USAGE_RECORD, "What an instance really uses of its request.");

  public static final Key<Long> EXIT_AFTER =
      Key.required(
          "after",
          Readings.above0(Dimension.DURATION),
          "From the start of a container to its end: the time, or its mean.");
  public static final Key<Long> EXIT_CODE =
      Key.preset("code", Readings.whole(0, 255), "1", "What the container ends with.");
  public static final Key<ExitLaw> EXIT_LAW =
      Key.preset(
          "law",
          Words.exitLaws(),
          "exact",
          "`exact`: each runs that long; `exponential`: each has a time of its own, drawn by"
              + " instance and epoch.");
  public static final Key<Fields> EXITS =
      Key.optional(
          "exits",
          new Section(
              "Exits",
              "How a container ends by itself; one of a service that is no job is started again.",
              List.of(EXIT_AFTER, EXIT_CODE, EXIT_LAW),
              List.of()),
          "Every container of it ends by itself.");

  public static final Section SERVICE =
      new Section(
          "Service",
          "A service that may run anywhere; one with constraints, connectivity or rarer fields of"
              + " Oakestra's SLA is an application, which can stand in the scenario too. Field names"
              + " and meaning are those of the SLA as far as it has them.",
          Stream.concat(
                  Stream.<Key<?>>of(
                      NAME,
                      CODE,
                      MEMORY,
                      VCPUS,
                      VGPUS,
                      REPLICAS,
                      ONE_SHOT,
                      IMAGE_SIZE,
                      RUN_TIME,
                      START,
                      USAGE,
                      EXITS),
                  ServingKeys.ALL.stream())
              .toList(),
          List.of());

  public static final Key<String> TRACE_DATA =
      Key.required(
          "data",
          Words.dataOf("trace", "trace-alibaba-openb2023"),
          "A registered trace; each of its pods becomes a job.");
  public static final Key<Long> FROM =
      Key.preset(
          "from",
          Readings.quantity(Dimension.DURATION),
          "0 s",
          "Time of the trace that is the run's start, in whole seconds; older pods arrive at 0.");
  public static final Key<Long> COMPRESS =
      Key.preset(
          "compress",
          Readings.whole(1, MAX_COMPRESSION),
          "1",
          "How many times faster pods arrive than in the trace; run times stay as they are.");
  public static final Section TRACE_RECORD =
      new Section("Trace", "A recorded workload.", List.of(TRACE_DATA, FROM, COMPRESS), List.of());
  public static final Key<Fields> TRACE =
      Key.optional("trace", TRACE_RECORD, "A recorded workload.");
  public static final Section WORKLOAD =
      new Section(
          "Workload",
          "Services that arrive during the run; one of these.",
          List.of(TRACE, UserKeys.PLACEMENTS),
          List.of("arrivals", "generate"));

  private ServiceKeys() {}
}
