package arboretum.experiment.scenario.keys;

import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Frequency;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.format.Readings;
import arboretum.experiment.scenario.format.Shape.Many;
import arboretum.experiment.scenario.format.Shape.One;
import arboretum.experiment.scenario.format.Shape.Section;
import arboretum.experiment.scenario.unit.Dimension;
import java.util.List;

/** What users and clients ask of services. */
public final class CallKeys {
  /** Not given up. */
  public static final long NEVER = Long.MAX_VALUE / 4;

  private static final long MANY = 1_000_000;
  private static final One<Long> DURATION = Readings.quantity(Dimension.DURATION);
  private static final One<Long> ABOVE_0 = Readings.above0(Dimension.DURATION);

  /** By what law requests arrive. */
  public enum Law {
    POISSON,
    CONSTANT
  }

  /** Of whom the rate is. */
  public enum Per {
    CALLER,
    ALL
  }

  /** How connections are used. */
  public enum Use {
    PER_REQUEST,
    KEPT
  }

  public static final Key<String> NAME =
      Key.optional(
          "name",
          Readings.name(),
          "Name in results and of random streams; without it the called service. Unique.");
  public static final Key<String> FROM =
      Key.required(
          "from",
          Readings.text(),
          "Who calls: users by the name of their group or of one of them; `each user`; a worker, on"
              + " which a client runs; or `each worker`.");
  public static final Key<String> TO =
      Key.required(
          "to",
          Readings.text(),
          "What is called: `policy.service` with one of the policies round-robin, random, closest,"
              + " least-loaded; `service` alone: round-robin; or `3.service`: instance 3 of it.");
  public static final Key<Double> RATE =
      Key.optional("rate", Frequency.reading(), "Requests per time; needed but with a trace.");
  public static final Key<Per> PER =
      Key.preset(
          "per",
          CallWords.per(),
          "caller",
          "Whether the rate is that of each `caller`, or of `all` together: each request is then"
              + " that of a caller drawn uniformly. A trace is always of all together.");
  public static final Key<Law> ARRIVALS =
      Key.preset(
          "arrivals",
          CallWords.arrivals(),
          "poisson",
          "`poisson`: independent of each other; `constant`: at equal intervals, as a camera has it,"
              + " with a phase that is drawn.");
  public static final Key<Double> BURST_RATE =
      Key.required("rate", Frequency.reading(), "Rate within bursts.");
  public static final Key<Long> BURST_LASTS =
      Key.required("lasts", ABOVE_0, "Mean length of a burst.");
  public static final Key<Long> BURST_EVERY =
      Key.required("every", ABOVE_0, "Mean time from the end of a burst to the next.");
  public static final Key<Fields> BURSTS =
      Key.optional(
          "bursts",
          new Section(
              "Bursts",
              "A Poisson process with two rates, which change after exponential times (MMPP).",
              List.of(BURST_RATE, BURST_LASTS, BURST_EVERY),
              List.of()),
          "Bursts with a rate of their own; `rate` is that between them, and may be `0 /s`.");
  public static final Key<String> TRACE_DATA =
      Key.optional("data", Words.dataOf("trace", "trace-azure-llm-conv"), "A registered trace.");
  public static final Key<String> TRACE_FILE =
      Key.optional(
          "file",
          Readings.file("CSV file"),
          "A trace of one's own, relative to the scenario: columns"
              + " `arrival_s,context_tokens,generated_tokens`, in order of time; tokens may be 0.");
  public static final Key<Long> TRACE_FROM =
      Key.preset("from", DURATION, "0 s", "Time of the trace at which the calls start.");
  public static final Key<Fields> TRACE =
      Key.optional(
          "trace",
          new Section(
              "Trace of requests",
              "Requests as they were recorded.",
              List.of(TRACE_DATA, TRACE_FILE, TRACE_FROM),
              List.of()),
          "Requests as they were recorded, in place of `rate`.");
  public static final Key<String> VIA =
      Key.optional(
          "via",
          Readings.text(),
          "The worker through which users enter; without it the one with the least true round trip,"
              + " chosen again when a user moves or that worker is down.");
  public static final Key<Long> START =
      Key.preset("start", DURATION, "0 s", "When the first request may begin.");
  public static final Key<Long> STOP =
      Key.optional("stop", DURATION, "When no more begins; without it at the end.");
  public static final Key<Long> TIMEOUT =
      Key.preset(
          "timeout",
          Readings.quantityOr(ABOVE_0, "never", NEVER),
          "10 s",
          "How long a caller waits for the answer to each try.");
  public static final Key<Long> RETRIES =
      Key.preset("retries", Readings.whole(0, MANY), "0", "Tries after the first.");
  public static final Key<Long> BACK_OFF =
      Key.preset(
          "back-off", DURATION, "100 ms", "Pause before the second try, doubled before each next.");
  public static final Key<Use> CONNECTION =
      Key.preset(
          "connection",
          CallWords.connections(),
          "per-request",
          "`per-request`: each request has a connection, and so an instance, of its own; `kept`: one"
              + " connection serves all requests of a caller until it breaks.");
  public static final Key<Long> SET_UP =
      Key.preset(
          "set-up",
          Readings.whole(0, 100),
          "1",
          "Round trips before the first byte of a request can leave (TCP: 1; with TLS 1.3: 2).");
  public static final Section CALL =
      new Section(
          "Calls",
          "Who asks what of which service, and how often. The service needs a `service-time`."
              + " Timeouts, retries and connections hold for what the service calls in turn, too.",
          List.of(
              NAME,
              FROM,
              TO,
              RATE,
              PER,
              ARRIVALS,
              BURSTS,
              TRACE,
              VIA,
              START,
              STOP,
              TIMEOUT,
              RETRIES,
              BACK_OFF,
              CONNECTION,
              SET_UP),
          List.of());
  public static final Key<List<Fields>> CALLS =
      Key.optional(
          "calls",
          new Many<>(CALL, 0, Integer.MAX_VALUE),
          "What users and clients ask of services.");

  public static final Key<Long> SHARED_FROM =
      Key.preset(
          "shared-from",
          Readings.above0(Dimension.BYTES),
          "64 kB",
          "Messages at least as large queue for the link of the instance's worker (the rate of its"
              + " device); smaller ones have that rate to themselves.");
  public static final Key<Long> MTU =
      Key.preset(
          "mtu",
          Readings.above0(Dimension.BYTES),
          "1450 B",
          "Greatest packet, headers included (Oakestra's tunnel device: 1450).");
  public static final Key<Long> HEADERS =
      Key.preset(
          "headers",
          Readings.quantity(Dimension.BYTES),
          "40 B",
          "Headers of each packet (IPv4 and TCP); less than `mtu`.");
  public static final Key<Long> TUNNEL =
      Key.preset(
          "tunnel",
          Readings.quantity(Dimension.BYTES),
          "28 B",
          "Added to each packet between two workers (IPv4 and UDP around it).");
  public static final Key<Fields> REQUESTS =
      Key.optional(
          "requests",
          new Section(
              "Requests",
              "What it takes to carry requests and responses.",
              List.of(SHARED_FROM, MTU, HEADERS, TUNNEL),
              List.of()),
          "What it takes to carry requests and responses.");

  private CallKeys() {}
}
