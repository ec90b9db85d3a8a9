package arboretum.architecture.broken.protocol;

/** Not a record. */
final class MutableJournalRecord implements JournalRecord {}
