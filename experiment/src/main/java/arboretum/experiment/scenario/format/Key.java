package arboretum.experiment.scenario.format;

/**
 * A key of a scenario file.
 *
 * @param name as it is written
 * @param about what it means, in a sentence
 * @param presence what its absence means
 */
public record Key<T>(String name, Shape<T> shape, Presence presence, String about) {
  /** What the absence of a key means. */
  public sealed interface Presence {}

  /** It has to be there. */
  public record Required() implements Presence {}

  /** Nothing; {@code about} says what happens without it. */
  public record Optional() implements Presence {}

  /** It has this value, written as in a file. */
  public record Default(String text) implements Presence {}

  /** The profile has the value. */
  public record ByProfile() implements Presence {}

  public static <T> Key<T> required(String name, Shape<T> shape, String about) {
    return new Key<>(name, shape, new Required(), about);
  }

  public static <T> Key<T> optional(String name, Shape<T> shape, String about) {
    return new Key<>(name, shape, new Optional(), about);
  }

  public static <T> Key<T> preset(String name, Shape<T> shape, String text, String about) {
    return new Key<>(name, shape, new Default(text), about);
  }

  public static <T> Key<T> byProfile(String name, Shape<T> shape, String about) {
    return new Key<>(name, shape, new ByProfile(), about);
  }
}
