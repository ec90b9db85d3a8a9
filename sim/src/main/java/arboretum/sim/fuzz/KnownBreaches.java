package arboretum.sim.fuzz;

/**
 * Why profiles that follow Oakestra's code break a rule: by which of the differences between paper
 * and code that docs/PROFILES.md lists.
 */
final class KnownBreaches {
  private KnownBreaches() {}

  static String reason(String profile, String rule) {
    if (rule.equals(Rule.WANTED_RUNS.words())) {
      return profile.startsWith("head")
          ? "refusal by a cluster: stuck; cluster failure: no reaction; root choice: one pick"
          : "refusal by a cluster: retried locally; cluster failure: no reaction; root choice: one"
              + " pick";
    }
    if (rule.equals(Rule.RUNS_ONCE.words()) || rule.equals(Rule.NOTHING_ELSE.words())) {
      return "failure threshold and cross-cluster rescheduling: nobody looks for orders that were"
          + " lost";
    }
    return "cluster failure: no reaction; reports are not compared with what was handed over";
  }
}
