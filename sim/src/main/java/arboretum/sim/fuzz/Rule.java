package arboretum.sim.fuzz;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What must hold, whatever happens. */
enum Rule {
  /** A node is the only one to issue its epochs, so each is higher than the one before. */
  EPOCHS_RISE("epochs only rise at a node", Scope.EVERY_PROFILE),

  /** What an order names was journaled before the order was given. */
  JOURNAL_FIRST("journal before effect", Scope.EVERY_PROFILE),

  /**
   * What was asked for and not withdrawn is on record at the root, and nothing else is; see {@link
   * Wishes} for what a root whose journal was damaged may forget.
   */
  ON_RECORD("what was asked for is on record", Scope.EVERY_PROFILE),

  /** No table names an instance that was never issued. */
  ROWS_EXIST("table rows name instances that exist", Scope.EVERY_PROFILE),

  /** Who refuses had nobody who fits in its own table; who chooses chose one who fits. */
  REFUSALS_LEGAL("a refusal is legal only without a fit", Scope.EVERY_PROFILE),

  /** Who finds nobody for an instance tells its parent in the same handler. */
  REFUSALS_TOLD("a refusal is told", Scope.REPAIRING),

  /** A member that is down is found out by the sweep after its limit. */
  SILENCE_FOUND("silence is found in time", Scope.EVERY_PROFILE),

  /** In the end no instance runs twice. */
  RUNS_ONCE("each instance runs at most once", Scope.REPAIRING),

  /** In the end nothing runs that nobody wants. */
  NOTHING_ELSE("nothing runs that is not wanted", Scope.REPAIRING),

  /** In the end what is wanted runs, or there is a reason: no worker has room for it. */
  WANTED_RUNS("what is wanted runs if it fits somewhere", Scope.REPAIRING),

  /** In the end the root knows what is. */
  KNOWN("the root knows what runs", Scope.REPAIRING),

  /** A caller's table names a copy only where some orchestrator has placed it. */
  ROUTES_PLACED("table rows of callers name copies that were placed", Scope.EVERY_PROFILE),

  /** A connection that waits for an instance is answered, once. */
  ANSWERED_ONCE("who waits for an instance is answered once", Scope.EVERY_PROFILE),

  /** In the end callers know what runs, and that they know it. */
  ROUTES_TRUE("callers know what runs", Scope.REPAIRING),

  /** In the end no orchestrator tells anybody of a service who does not ask for it. */
  INTERESTS("interests are those of somebody", Scope.REPAIRING),

  /** Roles, runtime, network and engine did not fail; their own checks are among them. */
  NO_FAILURE("no failure, no illegal edge, never above what is reserved", Scope.EVERY_PROFILE);

  /** Which profiles it holds for. */
  enum Scope {
    EVERY_PROFILE,
    /** Those that fence by epoch and find what was lost; others are known to break it. */
    REPAIRING
  }

  private final String words;
  private final Scope scope;

  Rule(String words, Scope scope) {
    this.words = words;
    this.scope = scope;
  }

  String words() {
    return words;
  }

  Scope scope() {
    return scope;
  }

  /** Throws unless the rule holds. */
  static void require(boolean holds, Rule rule, String format, @Nullable Object... values) {
    if (!holds) {
      throw new BrokenRuleException(rule, String.format(Locale.ROOT, format, values));
    }
  }
}
