package arboretum.experiment.results;

/** How a run came about, and so what its directory is called. */
public enum Mode {
  /** Simulated: the same identity gives the same bytes. */
  SIM,
  /** On real devices: a measurement, made anew each time. */
  LIVE,
  /** In real time with in-memory runtimes: a measurement as well. */
  HOLLOW;

  /** Returns the word in names of directories. */
  public String label() {
    return switch (this) {
      case SIM -> "sim";
      case LIVE -> "live";
      case HOLLOW -> "hollow";
    };
  }
}
