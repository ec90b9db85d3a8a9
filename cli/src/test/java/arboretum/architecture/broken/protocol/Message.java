package arboretum.architecture.broken.protocol;

/** What has to be a record. */
public interface Message {}
