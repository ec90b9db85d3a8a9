package arboretum.experiment.scenario.keys;

import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.format.Readings;
import arboretum.experiment.scenario.format.Shape;
import arboretum.experiment.scenario.format.Shape.Either;
import arboretum.experiment.scenario.format.Shape.Many;
import arboretum.experiment.scenario.format.Shape.One;
import arboretum.experiment.scenario.format.Shape.Section;
import arboretum.experiment.scenario.unit.Dimension;
import arboretum.experiment.scenario.unit.Parsed;
import arboretum.experiment.workload.ServedPlan.Order;
import arboretum.experiment.workload.ServiceTime;
import java.math.BigDecimal;
import java.util.List;

/** How instances of a service serve requests. */
public final class ServingKeys {
  private static final long MANY = 1_000_000;
  private static final One<Long> ABOVE_0 = Readings.above0(Dimension.DURATION);

  /** Laws of service times with a mean. */
  public enum Law {
    CONSTANT,
    EXPONENTIAL,
    LOGNORMAL,
    HYPEREXPONENTIAL,
    ERLANG
  }

  public static final Key<Long> MEAN = Key.optional("mean", ABOVE_0, "The mean, or the time.");
  public static final Key<Law> LAW =
      Key.preset(
          "law",
          CallWords.serviceLaws(),
          "constant",
          "Of times with a `mean`; `lognormal` and `hyperexponential` need `cv`, `erlang` needs"
              + " `phases`.");
  public static final Key<BigDecimal> CV =
      Key.optional(
          "cv",
          Readings.decimal("0.001", "1000"),
          "Standard deviation over mean; of a hyperexponential law at least 1.");
  public static final Key<Long> PHASES =
      Key.optional(
          "phases", Readings.whole(1, 1000), "Phases of an Erlang law: cv = 1/sqrt(phases).");
  public static final Key<String> FILE =
      Key.optional(
          "file",
          Readings.file("CSV file"),
          "Measured times, each as likely as any other: a column `seconds`, relative to the"
              + " scenario.");
  public static final Key<Long> PER_INPUT =
      Key.optional(
          "input-token", Readings.quantity(Dimension.DURATION), "For each token that is read.");
  public static final Key<Long> PER_OUTPUT =
      Key.optional(
          "output-token",
          Readings.quantity(Dimension.DURATION),
          "For each token that is generated; with it `mean` is the fixed part. Calls by a trace have"
              + " tokens.");
  public static final Section TIME_RECORD =
      new Section(
          "Service time",
          "Time that serving a request takes on the reference core, in place of `20 ms` or"
              + " `20 ms exponential`.",
          List.of(MEAN, LAW, CV, PHASES, FILE, PER_INPUT, PER_OUTPUT),
          List.of());
  public static final Key<Either.Value<ServiceTime>> SERVICE_TIME =
      Key.optional(
          "service-time",
          new Either<>(shortTime(), TIME_RECORD),
          "Time that serving a request takes on the reference core; a device divides it by its"
              + " speed. Needed by a service that is called.");
  public static final Key<Long> CONCURRENCY =
      Key.preset(
          "concurrency", Readings.whole(1, MANY), "1", "Requests that an instance serves at once.");
  public static final Key<Long> QUEUE =
      Key.optional(
          "queue",
          Readings.whole(0, MANY),
          "How many requests may wait at an instance, first come first served; without it any"
              + " number.");
  public static final Key<Long> REQUEST =
      Key.preset("request", Readings.quantity(Dimension.BYTES), "0 B", "Payload of a request.");
  public static final Key<Long> RESPONSE =
      Key.preset("response", Readings.quantity(Dimension.BYTES), "0 B", "Payload of a response.");
  public static final Key<List<String>> CALLS =
      Key.optional(
          "calls",
          new Many<>(Readings.text(), 0, Integer.MAX_VALUE),
          "What an instance asks of other services for each request, once it has served its own part;"
              + " written as `to` of a call. No service may be called by what it calls.");
  public static final Key<Order> ORDER =
      Key.preset(
          "order",
          CallWords.orders(),
          "in-turn",
          "How: `in-turn`: one after the other, then it answers; `at-once`: it answers when all have;"
              + " `onward`: it passes the work on to all at once and answers nobody: the request is"
              + " done when the last of them is (a pipeline).");
  public static final Key<String> FACTOR_DEVICE =
      Key.required("device", Readings.name(), "A kind of device.");
  public static final Key<BigDecimal> FACTOR_TIMES =
      Key.required(
          "times",
          Readings.decimal("0.000001", "1000000"),
          "A request takes so many times as long there as on the reference core.");
  public static final Key<List<Fields>> FACTORS =
      Key.optional(
          "on",
          new Many<>(
              new Section(
                  "Service time on a device",
                  "Where the speed of a device says too little.",
                  List.of(FACTOR_DEVICE, FACTOR_TIMES),
                  List.of()),
              0,
              Integer.MAX_VALUE),
          "Kinds of device on which the time is another than their speed says.");

  /** All of them, for a service of the scenario and for one of an application. */
  public static final List<Key<?>> ALL =
      List.of(SERVICE_TIME, FACTORS, CONCURRENCY, QUEUE, REQUEST, RESPONSE, CALLS, ORDER);

  private ServingKeys() {}

  private static One<ServiceTime> shortTime() {
    return new Shape.One<>(
        "duration above 0, with `exponential` behind it if it is a mean",
        ABOVE_0.pattern().replaceFirst("\\$$", "( exponential| constant)?\\$"),
        List.of(),
        List.of(),
        false,
        text -> {
          String law = text.strip().replaceFirst("^.*\\s([a-z]{3,})$", "$1");
          boolean exponential = law.equals("exponential");
          boolean named = exponential || law.equals("constant");
          String duration =
              named
                  ? text.strip().substring(0, text.strip().length() - law.length()).strip()
                  : text;
          return switch (ABOVE_0.reading().of(duration)) {
            case Parsed.Bad<Long> bad -> Parsed.bad(bad.message());
            case Parsed.Good<Long> good ->
                Parsed.good(
                    exponential
                        ? new ServiceTime.Exponential(good.value())
                        : new ServiceTime.Constant(good.value()));
          };
        });
  }
}
