package arboretum.port;

import arboretum.trace.TraceEvent;

/**
 * Takes what happened, for results and for people; the adapter adds time and node. Never blocks,
 * never fails.
 */
public interface Trace {
  void emit(TraceEvent event);
}
