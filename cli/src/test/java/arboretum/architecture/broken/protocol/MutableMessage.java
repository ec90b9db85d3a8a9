package arboretum.architecture.broken.protocol;

/** Not a record. */
final class MutableMessage implements Message {}
