package arboretum.orchestrator.cluster;

/** The recent outcomes of one constraint: whether each met it; the oldest fall out. */
final class OutcomeWindow {
  private final boolean[] outcomes;
  private int next;
  private int recent;
  private int met;

  /**
   * @param length outcomes that count, at least 1
   */
  OutcomeWindow(int length) {
    outcomes = new boolean[length];
  }

  void add(boolean outcome) {
    if (recent == outcomes.length) {
      met -= outcomes[next] ? 1 : 0;
    } else {
      recent++;
    }
    outcomes[next] = outcome;
    met += outcome ? 1 : 0;
    next = (next + 1) % outcomes.length;
  }

  void clear() {
    recent = 0;
    met = 0;
    next = 0;
  }

  /** Outcomes that count at present. */
  int recent() {
    return recent;
  }

  /** Those of them that met the constraint. */
  int met() {
    return met;
  }

  /**
   * Returns whether too few of them met it: {@code rigidness × recent > met} (Oakestra's SLA
   * documentation).
   */
  boolean isViolated(double rigidness) {
    return rigidness * recent > met;
  }
}
