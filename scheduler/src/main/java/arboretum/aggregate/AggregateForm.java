package arboretum.aggregate;

/** What an aggregate carries of each resource. */
public enum AggregateForm {
  /** The sum (Oakestra's code: read, not executed). */
  SUM,
  /** Sum, mean and standard deviation (stated in the paper, section 3.2). */
  MEAN_STD
}
