package arboretum.experiment.metric;

import arboretum.experiment.metric.Metric.Kind;
import java.util.List;

/** The definitions of what {@link RequestBook} measures. */
final class RequestMetrics {
  private static final String WARM = "end of the warm-up";
  private static final String END = "end of the run";
  private static final String BEGUN = "requests that begin after the warm-up";
  private static final String NONE = "none";
  private static final String MODES = "a live run resolves connections (routes) and serves none";
  private static final String LEFT_OUT =
      "not written without calls; censored: open at the end; failed: no try was answered; both are"
          + " counted in request_time";

  private RequestMetrics() {}

  static List<Metric> all() {
    return java.util.stream.Stream.of(times(), counts(), routes(), instances())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Metric> times() {
    return List.of(
        new Metric(
            "request_time",
            "s",
            Kind.TIME_DISTRIBUTION,
            List.of(),
            "Time of a request, as its caller sees it: the sum of resolution_time, network_time,"
                + " queue_time, service_time and retry_time.",
            "the request begins",
            "its response is back; of work that is passed on: the last service has done its part",
            BEGUN + ", each at the time at which it begins",
            LEFT_OUT,
            MODES),
        part(
            "resolution_time",
            "The part in which the answer is awaited which instance to connect to."),
        part(
            "network_time",
            "The part under way: to the entry and the instance, connection set-up, transfer, and"
                + " back."),
        part("queue_time", "The part in which no server of the instance was free."),
        part("service_time", "The part in which it was served."),
        part("retry_time", "The part before the try that was answered: failed tries and back-off."),
        new Metric(
            "request_time_mean",
            "s",
            Kind.GAUGE,
            List.of("call"),
            "Mean time of the answered requests of a call.",
            WARM,
            END,
            BEGUN + " and were answered",
            "calls without an answer",
            MODES));
  }

  private static Metric part(String name, String doc) {
    return new Metric(
        name,
        "s",
        Kind.TIME_DISTRIBUTION,
        List.of(),
        doc,
        "as request_time",
        "as request_time",
        BEGUN
            + " and were answered; where services call others, the parts of what is waited for"
            + " last are included",
        "not written without calls",
        MODES);
  }

  private static List<Metric> counts() {
    return List.of(
        new Metric(
            "requests_all",
            "requests",
            Kind.COUNTER,
            List.of(),
            "Requests of users and clients.",
            WARM,
            END,
            BEGUN,
            "what services ask of services",
            MODES),
        count("requests", "call", "Requests, by call; adds up to requests_all.", BEGUN),
        count("requests_answered", "call", "Requests that were answered, by call.", BEGUN),
        count(
            "requests_censored",
            "call",
            "Requests that are still open at the end, by call.",
            BEGUN),
        count(
            "requests_failed",
            "reason",
            "Requests of which no try was answered, by the reason of the last: no-answer (time-out),"
                + " refused (nothing runs where the route led), lost (the instance ended meanwhile),"
                + " queue-full, no-instance, unknown, unresolved.",
            BEGUN),
        count(
            "retries",
            "reason",
            "Tries after the first, by what became of the one before; those of services that call"
                + " included.",
            "tries of " + BEGUN),
        new Metric(
            "throughput",
            "1/s",
            Kind.GAUGE,
            List.of("call"),
            "Answered requests per second, by call; of a pipeline its frame rate.",
            WARM,
            END,
            BEGUN,
            NONE,
            MODES));
  }

  private static Metric count(String name, String label, String doc, String population) {
    return new Metric(
        name,
        "requests",
        Kind.COUNTER,
        List.of(label),
        doc,
        WARM,
        END,
        population,
        "not written without calls",
        MODES);
  }

  private static List<Metric> routes() {
    String routed = "connections that got an instance, after the warm-up";
    String truth = "true round trips, from the caller through its entry";
    return List.of(
        new Metric(
            "routes",
            "connections",
            Kind.COUNTER,
            List.of("found"),
            "Connections, by how their instance was found.",
            WARM,
            END,
            routed,
            NONE,
            MODES),
        new Metric(
            "stale_routes",
            "connections",
            Kind.COUNTER,
            List.of(),
            "Connections, or requests on one that was kept, to where the instance did not run.",
            WARM,
            END,
            routed,
            NONE,
            MODES),
        new Metric(
            "route_misses",
            "connections",
            Kind.COUNTER,
            List.of(),
            "Connections whose worker did not know the way and had to ask.",
            WARM,
            END,
            "connections that were answered, after the warm-up",
            "those that gave up before",
            MODES),
        new Metric(
            "query_time",
            "s",
            Kind.TIME_DISTRIBUTION,
            List.of(),
            "How long connections waited whose worker had to ask for the way.",
            "the worker looks in its table in vain",
            "the answer",
            "connections that were answered, after the warm-up",
            "those that gave up before",
            MODES),
        new Metric(
            "closest_share",
            "1",
            Kind.RATIO,
            List.of(),
            "Share of connections whose instance is the closest one that runs, to half a millisecond"
                + " of round trip.",
            WARM,
            END,
            routed + "; " + truth,
            "nothing of the service runs",
            MODES),
        stretch("stretch_mean", "Mean"),
        stretch("stretch_median", "Median"),
        stretch("stretch_upper", "90th percentile"),
        new Metric(
            "route_penalty",
            "s",
            Kind.TIME_DISTRIBUTION,
            List.of(),
            "Round trip to the chosen instance beyond that to the closest one that runs.",
            "an instance is chosen",
            "the same moment",
            routed + "; " + truth,
            "nothing of the service runs",
            MODES));
  }

  private static Metric stretch(String name, String which) {
    return new Metric(
        name,
        "1",
        Kind.GAUGE,
        List.of(),
        which + " of the round trip to the chosen instance over that to the closest one that runs.",
        WARM,
        END,
        "connections that got an instance; true round trips, from the caller through its entry",
        "nothing of the service runs; the closest is on the caller's own worker, unless it was"
            + " chosen (1)",
        MODES);
  }

  private static List<Metric> instances() {
    return List.of(
        new Metric(
            "instance_requests",
            "requests",
            Kind.COUNTER,
            List.of("instance"),
            "Requests that an instance finished, by instance; what services call included.",
            WARM,
            END,
            "requests that were served, wherever the instance ran",
            "instances that never ran",
            MODES),
        new Metric(
            "instance_utilisation",
            "1",
            Kind.RATIO,
            List.of("instance"),
            "Share of the time of its servers in which they served, by instance.",
            WARM,
            END,
            "the time from the end of the warm-up to the end, whether the instance ran or not",
            "instances that never ran",
            MODES));
  }
}
