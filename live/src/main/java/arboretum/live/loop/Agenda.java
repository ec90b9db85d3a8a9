package arboretum.live.loop;

/** What is to reach a loop later, for those who work on its thread. */
public interface Agenda {
  /** Returns the run's time. */
  long nowNanos();

  /** Has something reach the loop at a time; of the same time in the order of the calls. */
  void at(long atNanos, Arrival arrival);
}
