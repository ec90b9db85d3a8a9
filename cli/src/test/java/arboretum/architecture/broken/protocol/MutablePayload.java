package arboretum.architecture.broken.protocol;

/** Not a record. */
final class MutablePayload implements Payload {}
