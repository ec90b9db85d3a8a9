package arboretum.experiment.scenario.profile;

import static arboretum.experiment.scenario.profile.Setting.Provenance.ASSUMED;
import static arboretum.experiment.scenario.profile.Setting.Provenance.READ;
import static arboretum.experiment.scenario.profile.Setting.Provenance.STATED;

import arboretum.experiment.scenario.profile.Setting.Provenance;

/** How callers find instances, by profile. */
final class Resolutions {
  /** Takes a row of a profile. */
  interface Row {
    void add(String path, String value, Provenance provenance, String source);
  }

  private Resolutions() {}

  /** Our best settings. */
  static void arboretum(Row rows) {
    row("policies", "named", STATED, "section 3.4: a service address for each policy", rows);
    row("update", "push", ASSUMED, "a notice would cost a query more", rows);
    row("unreachable", "refresh", STATED, "section 3.4: dropped and asked for again", rows);
    row("refresh", "10 s", ASSUMED, "five heartbeats", rows);
    row("lease", "30 s", ASSUMED, "three refreshes", rows);
    row("idle", "60 s", ASSUMED, "a service that is called once a minute stays known", rows);
    row("timeout", "5 s", READ, "NetManager, table query", rows);
    row("negative", "1 s", ASSUMED, "a new service is found a second later at the most", rows);
    row("drain", "2 s", ASSUMED, "news of a withdrawal take milliseconds, answers some more", rows);
    row(
        "shortlist",
        "5",
        ASSUMED,
        "coordinates alone find the nearest of 20 in half of all cases",
        rows);
    row("hysteresis", "2 ms", ASSUMED, "jitter moves nobody", rows);
    row("hysteresis-share", "0.1", ASSUMED, "as hysteresis", rows);
  }

  /** The paper as it is written. */
  static void paper(Row rows) {
    row("policies", "named", STATED, "section 3.4: a service address for each policy", rows);
    row("update", "push", STATED, "section 3.4: clusters push updates to interested workers", rows);
    row("unreachable", "refresh", STATED, "section 3.4: dropped and asked for again", rows);
    row("refresh", "10 s", ASSUMED, "the code looks for idle interests every 10 s", rows);
    row("lease", "300 s", ASSUMED, "leases are not mentioned", rows);
    row("idle", "10 s", READ, "NetManager: interest without look-ups for 10 s", rows);
    row("timeout", "5 s", READ, "NetManager, table query", rows);
    row("negative", "0 s", ASSUMED, "not mentioned", rows);
    row("drain", "0 s", ASSUMED, "not mentioned", rows);
    row("shortlist", "0", ASSUMED, "how the nearest is known is not said", rows);
    row("hysteresis", "0 s", ASSUMED, "not mentioned", rows);
    row("hysteresis-share", "0", ASSUMED, "not mentioned", rows);
  }

  /** Oakestra's code: NetManager and the service managers of April 2026. */
  static void code(Row rows) {
    row(
        "policies",
        "random",
        READ,
        "NetManager proxy: any entry, whatever the policy; policies are a note to do",
        rows);
    row(
        "update",
        "notify",
        READ,
        "updates_available, upon which interested workers query again",
        rows);
    row("unreachable", "keep", READ, "a send error reopens the tunnel; the route stays", rows);
    row("refresh", "10 s", READ, "NetManager: idle interests are looked for every 10 s", rows);
    row(
        "lease",
        "300 s",
        ASSUMED,
        "interests have no lease; the cluster drops them when the worker says so",
        rows);
    row("idle", "10 s", READ, "NetManager: interest without look-ups for 10 s", rows);
    row("timeout", "5 s", READ, "NetManager, table query", rows);
    row("negative", "0 s", READ, "an empty answer is not kept", rows);
    row("drain", "0 s", READ, "containers are stopped at once", rows);
    row("shortlist", "0", READ, "no closest policy", rows);
    row("hysteresis", "0 s", READ, "no closest policy", rows);
    row("hysteresis-share", "0", READ, "no closest policy", rows);
  }

  private static void row(
      String key, String value, Provenance provenance, String source, Row rows) {
    rows.add("control.resolution." + key, value, provenance, source);
  }
}
