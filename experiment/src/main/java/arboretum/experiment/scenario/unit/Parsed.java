package arboretum.experiment.scenario.unit;

/** What a written text means, or why it means nothing. */
public sealed interface Parsed<T> {
  record Good<T>(T value) implements Parsed<T> {}

  /**
   * It can't be used.
   *
   * @param message the text, what is wrong with it and what is allowed
   */
  record Bad<T>(String message) implements Parsed<T> {}

  static <T> Parsed<T> good(T value) {
    return new Good<>(value);
  }

  static <T> Parsed<T> bad(String message) {
    return new Bad<>(message);
  }
}
