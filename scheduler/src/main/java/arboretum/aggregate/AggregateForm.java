package arboretum.aggregate;

/** What an aggregate carries of each resource: how much a parent knows. */
public enum AggregateForm {
  /** The sum (Oakestra's code: read, not executed). */
  SUM,
  /** Sum, mean and standard deviation (stated in the paper, section 3.2). */
  MEAN_STD,
  /** The sum, and the most that one worker has. */
  MAX,
  /** The sum, and how many workers have how much, in classes of half an octave. */
  HISTOGRAM,
  /** What each worker has, in one order for all resources: nothing is hidden but names. */
  FULL
}
