package arboretum.sim.fuzz;

import java.util.List;
import java.util.Optional;

/**
 * Which rules profiles that follow Oakestra's code are known to break, and by which of the
 * differences between paper and code: rows of the comparison that the profiles were made from.
 * Another breach has no reason and is a failure.
 */
final class KnownBreaches {
  // source: Oakestra's code at the commits that docs/PROFILES.md names, against its paper; topic:
  // what the code does.
  private static final String ROOT_CHOICE = "root choice: one pick";
  private static final String REFUSAL_RETRIED = "refusal by cluster: retried locally";
  private static final String REFUSAL_STUCK = "refusal by cluster: stuck";
  private static final String THRESHOLD = "failure threshold: 30 s and two 15 s ticks";
  private static final String RESCHEDULING = "cross-cluster rescheduling: no";
  private static final String CLUSTER_FAILURE = "cluster failure: no reaction";

  private static final String ARTIFACT = "artifact-2023";
  private static final String HEAD = "head-2026-04";

  private record Breach(String profile, Rule rule, List<String> rows) {}

  private static final List<Breach> BREACHES =
      List.of(
          new Breach(
              ARTIFACT,
              Rule.WANTED_RUNS,
              List.of(ROOT_CHOICE, REFUSAL_RETRIED, RESCHEDULING, CLUSTER_FAILURE)),
          new Breach(
              HEAD,
              Rule.WANTED_RUNS,
              List.of(ROOT_CHOICE, REFUSAL_STUCK, RESCHEDULING, CLUSTER_FAILURE)),
          // An order that was lost is looked for by nobody; nor is a copy whose worker came back
          // after its threshold told from the one that replaced it.
          new Breach(ARTIFACT, Rule.RUNS_ONCE, List.of(THRESHOLD, CLUSTER_FAILURE)),
          new Breach(HEAD, Rule.RUNS_ONCE, List.of(THRESHOLD, CLUSTER_FAILURE)),
          new Breach(ARTIFACT, Rule.NOTHING_ELSE, List.of(THRESHOLD, CLUSTER_FAILURE)),
          new Breach(HEAD, Rule.NOTHING_ELSE, List.of(THRESHOLD, CLUSTER_FAILURE)),
          // What a cluster did while nobody heard of it is not compared with what it was given.
          new Breach(ARTIFACT, Rule.KNOWN, List.of(RESCHEDULING, CLUSTER_FAILURE)),
          new Breach(HEAD, Rule.KNOWN, List.of(RESCHEDULING, CLUSTER_FAILURE)));

  private KnownBreaches() {}

  /** Returns the rows that say so; empty if the profile is not known to break the rule. */
  static Optional<String> reason(String profile, String rule) {
    return BREACHES.stream()
        .filter(breach -> breach.profile().equals(profile) && breach.rule().words().equals(rule))
        .map(breach -> String.join("; ", breach.rows()))
        .findFirst();
  }
}
