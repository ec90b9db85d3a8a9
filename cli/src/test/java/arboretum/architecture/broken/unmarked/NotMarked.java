package arboretum.architecture.broken.unmarked;

/** Its package is not null-marked. */
final class NotMarked {}
