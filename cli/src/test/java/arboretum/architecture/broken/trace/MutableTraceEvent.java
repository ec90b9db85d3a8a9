package arboretum.architecture.broken.trace;

/** Not a record. */
final class MutableTraceEvent implements TraceEvent {}
