package arboretum.architecture.broken.port;

/** A port. */
public interface Timers {}
