package arboretum.experiment.plugin;

/** Names of what decides where no plug-in does. */
public final class Standard {
  /** The parent is told what the form says. */
  public static final String AGGREGATOR = "exact";

  /** Silence beyond the limit is loss. */
  public static final String DETECTION = "timeout";

  /** A report each period. */
  public static final String UPDATES = "periodic";

  /** The policy that a name says. */
  public static final String BALANCING = "by-name";

  private Standard() {}
}
