package arboretum.sim.fuzz;

/** A rule does not hold. */
final class BrokenRuleException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final Rule rule;

  BrokenRuleException(Rule rule, String message) {
    super(rule.words() + ": " + message);
    this.rule = rule;
  }

  Rule rule() {
    return rule;
  }
}
