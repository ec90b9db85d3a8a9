package arboretum.experiment.scenario.profile;

import java.util.List;

/**
 * What Oakestra's paper or code has and no setting here: what, which of them, and why not, or the
 * work that brings it.
 */
final class NotModelled {
  private static final String PAPER = "paper";
  private static final String CODE = "code";

  private NotModelled() {}

  static List<List<String>> rows() {
    return List.of(
        List.of(
            "users that a worker finds in the traffic of a service, and their geolocation",
            "branch",
            "the users of an area are those that the scenario puts there"),
        List.of(
            "alarms for CPU and memory of a container",
            "branch",
            "a container uses what the scenario says, at most what it asked for"),
        List.of(
            "live migration of a container's state (checkpoint, token, 30 s to abort)",
            "branch",
            "a copy starts afresh, as the white paper's"),
        List.of(
            "what becomes of copies when a cluster returns that the root had replaced",
            PAPER,
            "unspecified there; by our assumption (`control.fencing: epoch`) the later copy stays"),
        List.of(
            "cluster orchestrator as a passive member of the coordinates, at their origin",
            "branch",
            "workers and the users that they measure do without an anchor"),
        List.of(
            "one place for several users (their geometric median)",
            "branch",
            "the limit is held for each user; the branch indexes the median as an array, and fails"),
        List.of(
            "round trip of a remote router added to a probe; pings to private addresses",
            "branch",
            "a probe takes the round trip of the network that is modelled"),
        List.of(
            "tunnel encryption and least recently used tunnels",
            PAPER,
            "the white paper's; a tunnel costs bytes for each packet, nothing for each peer"),
        List.of(
            "root net to cluster job updates and their retries",
            CODE,
            "one protocol brings tables down and renewals up; what is lost comes with a renewal"),
        List.of(
            "subnets of workers, worker net registration",
            CODE,
            "no effect here: a route names worker and instance; a real data plane needs them"),
        List.of(
            "CPU and GPU demand read under another name, so 0 in the artifact",
            CODE,
            "a slip of spelling; `vcpus: 0` in a scenario does the same"),
        List.of(
            "retries by the task queue of the scheduler",
            CODE,
            "only infrastructure errors are tried again, and those are not modelled"),
        List.of("public address refresh, hook calls, Prometheus scrapes", CODE, "no effect here"),
        List.of(
            "MQTT quality of service, keep-alive and queues",
            CODE,
            "transport is reliable; what a cut link does not carry is lost"),
        List.of("HTTP time-outs and retries between managers", CODE, "transport is reliable"),
        List.of(
            "active window of workers in scheduling apart from failure",
            CODE,
            "one limit for both"),
        List.of(
            "clean-up of containers without a task, graceful engine stop",
            CODE,
            "below what is modelled: an instance starts after pull and boot"));
  }
}
