package arboretum.sim.request;

/** Where events of requests wait for their time. */
public interface Schedule {
  /** A request begins; the index is that of its source. */
  int BEGIN = 0;

  /** A request goes on; the index is its slot. */
  int GO_ON = 1;

  /** A request has waited too long; the index is its slot. */
  int GIVE_UP = 2;

  /**
   * Adds an event.
   *
   * @param kind one of those above
   * @return a handle, never 0
   */
  long at(long atNanos, int kind, int index);

  /** Takes an event back that has not come. */
  void cancel(long handle);
}
