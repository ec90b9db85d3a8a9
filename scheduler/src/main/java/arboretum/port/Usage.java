package arboretum.port;

/** Measures the use of the role's own machine; asked only where admission depends on it. */
public interface Usage {
  /**
   * Has a {@code UsageSample} input come soon; never blocks. Called by the handler's thread only.
   */
  void sample();
}
