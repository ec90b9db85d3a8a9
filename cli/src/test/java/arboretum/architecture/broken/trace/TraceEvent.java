package arboretum.architecture.broken.trace;

/** What has to be a record. */
public interface TraceEvent {}
