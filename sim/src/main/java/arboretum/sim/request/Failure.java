package arboretum.sim.request;

import java.util.Locale;

/** Why a try of a request came to nothing. */
enum Failure {
  /** Nobody answered before the time-out. */
  NO_ANSWER,
  /** Nothing ran where the route led. */
  REFUSED,
  /** The instance ended while it had the request. */
  LOST,
  /** The instance's queue was full. */
  QUEUE_FULL,
  /** The name is unknown. */
  UNKNOWN,
  /** Nothing of the service runs, as far as is known. */
  NO_INSTANCE,
  /** The resolution did not answer in time. */
  UNRESOLVED;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** Returns the word that results have. */
  String word() {
    return word;
  }

  static Failure of(Answer.Failure failure) {
    return switch (failure) {
      case UNKNOWN -> UNKNOWN;
      case NO_INSTANCE -> NO_INSTANCE;
      case TIME_OUT -> UNRESOLVED;
    };
  }
}
