package arboretum.experiment.scenario.format;

import arboretum.experiment.scenario.syntax.Tree;
import arboretum.experiment.scenario.unit.Parsed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a value in a scenario file may be.
 *
 * @param <T> what it is once it is read
 */
public sealed interface Shape<T> {
  /** Reads a written text. */
  @FunctionalInterface
  interface Reading<T> {
    Parsed<T> of(String text);
  }

  /**
   * A single value.
   *
   * @param kind what it is called in words, such as {@code duration}
   * @param pattern regular expression that the JSON Schema gives for it; empty if none
   * @param choices all allowed texts; empty if it is no choice
   * @param later texts that a later version will allow
   * @param number whether an editor should take a bare number too
   */
  record One<T>(
      String kind,
      String pattern,
      List<String> choices,
      List<String> later,
      boolean number,
      Reading<T> reading)
      implements Shape<T> {}

  /**
   * A list.
   *
   * @param least smallest allowed length
   * @param most greatest allowed length
   */
  record Many<T>(Shape<T> item, int least, int most) implements Shape<List<T>> {}

  /**
   * Named keys.
   *
   * @param title heading in the key reference
   * @param about what it is for
   * @param keys in the order of the reference
   * @param later keys that a later version will read
   */
  record Section(String title, String about, List<Key<?>> keys, List<String> later)
      implements Shape<Fields> {
    public Section {
      keys = List.copyOf(keys);
      later = List.copyOf(later);
    }

    /** Returns the key of that name. */
    public Optional<Key<?>> key(String name) {
      for (Key<?> key : keys) {
        if (key.name().equals(name)) {
          return Optional.of(key);
        }
      }
      return Optional.empty();
    }

    /** Returns the names of all keys that are read. */
    public List<String> names() {
      return keys.stream().map(Key::name).toList();
    }
  }

  /** Either a single value or named keys. */
  record Either<T>(One<T> one, Section record) implements Shape<Either.Value<T>> {
    /** What it was; exactly one of them is there. */
    public record Value<T>(Optional<T> one, Optional<Fields> fields) {}
  }

  /**
   * The name of a policy, or a mapping with {@code name} and the settings of that one. Which names
   * there are beside {@code known}, and which settings, depends on plug-ins: binding checks that.
   *
   * @param known those that come with the program; none of them has settings here
   */
  record Named(One<?> known) implements Shape<Named.Written> {
    /** The key of the name in a mapping. */
    public static final String NAME = "name";

    /**
     * As it is written.
     *
     * @param settings texts by key, each with its place; the name is not among them
     */
    public record Written(String name, Tree.Mapping settings) {}
  }

  /** The sweep: paths, each with a list of values. What the paths may be, the edits know. */
  record Sweep() implements Shape<Tree.Mapping> {}

  /**
   * What another format defines, which checks it.
   *
   * @param kind what it is called in words
   */
  record Foreign(String kind) implements Shape<Tree> {}

  /** A shape that contains itself: resolved when it is used. */
  record Again<T>(java.util.function.Supplier<Shape<T>> target) implements Shape<T> {}

  /** Returns a choice among words, each with what it stands for. */
  static <T> One<T> choice(String kind, Map<String, T> words, List<String> later) {
    var ordered = new LinkedHashMap<>(words);
    var names = List.copyOf(ordered.keySet());
    return new One<>(
        kind, "", names, later, false, text -> Readings.choice(kind, ordered, later, text));
  }
}
