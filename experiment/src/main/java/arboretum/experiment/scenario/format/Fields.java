package arboretum.experiment.scenario.format;

import arboretum.experiment.problem.Problem;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.syntax.Mark;
import arboretum.experiment.scenario.syntax.Tree;
import arboretum.experiment.scenario.syntax.Trees;
import arboretum.experiment.scenario.syntax.YamlReader;
import arboretum.experiment.scenario.unit.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values of one mapping, read by their keys. What can't be read is absent here and says
 * nothing: {@link Checker} has reported it, so rules over several values go on with the rest.
 * Immutable.
 */
public final class Fields {
  /** The profile: the written value of a path. */
  @FunctionalInterface
  public interface Profile {
    Optional<String> valueOf(String path);
  }

  private final Tree.Mapping mapping;
  private final String path;
  private final Profile profile;

  public Fields(Tree.Mapping mapping, String path, Profile profile) {
    this.mapping = mapping;
    this.path = path;
    this.profile = profile;
  }

  /** Returns the mapping as it is written. */
  public Tree.Mapping written() {
    return mapping;
  }

  /** Returns the path of the mapping; empty for the whole file. */
  public String path() {
    return path;
  }

  public Mark mark() {
    return mapping.mark();
  }

  /** Returns the path of a key in it. */
  public String path(Key<?> key) {
    return path.isEmpty() ? key.name() : path + "." + key.name();
  }

  /** Returns whether the key is written. */
  public boolean has(Key<?> key) {
    return mapping.get(key.name()).isPresent();
  }

  /** Returns the value, that of its absence included; empty if there is none or it is wrong. */
  public <T> Optional<T> get(Key<T> key) {
    Optional<Tree> written = mapping.get(key.name());
    if (written.isPresent()) {
      return read(key.shape(), written.get(), path(key));
    }
    return switch (key.presence()) {
      case Key.Default preset -> preset(key, preset.text());
      case Key.ByProfile byProfile -> profile.valueOf(path(key)).flatMap(text -> preset(key, text));
      case Key.Required required -> Optional.empty();
      case Key.Optional optional -> Optional.empty();
    };
  }

  /**
   * Returns the value of a key in a file that was found to be right.
   *
   * @throws IllegalStateException if it is not there
   */
  public <T> T require(Key<T> key) {
    return get(key)
        .orElseThrow(() -> new IllegalStateException("checked, but absent: " + path(key)));
  }

  /** Returns the mapping below a key; an empty one if it is not written or wrong. */
  public Fields section(Key<Fields> key) {
    return get(key).orElseGet(() -> empty(key));
  }

  /** Returns an empty mapping at the place of a key. */
  public Fields empty(Key<?> key) {
    return new Fields(new Tree.Mapping(List.of(), mapping.mark()), path(key), profile);
  }

  /** Returns the items below a key; none if it is not written or wrong. */
  public List<Fields> items(Key<List<Fields>> key) {
    return get(key).orElse(List.of());
  }

  /** Returns where the value of a key stands, or its mapping if it is not written. */
  public Mark mark(Key<?> key) {
    return mapping.get(key.name()).map(Tree::mark).orElse(mapping.mark());
  }

  /** Returns a problem with the value of a key. */
  public Problem problem(Key<?> key, String message) {
    Mark mark = mark(key);
    return new Problem(mark.file(), mark.line(), mark.column(), path(key), message);
  }

  /** Adds a problem with the value of a key. */
  public void report(Problems problems, Key<?> key, String message) {
    problems.add(problem(key, message));
  }

  /** Returns the items of a list of single values, each with its place. */
  public List<Mark> itemMarks(Key<?> key) {
    return mapping.get(key.name()).orElse(mapping) instanceof Tree.Sequence sequence
        ? sequence.items().stream().map(Tree::mark).toList()
        : List.of();
  }

  private <T> Optional<T> preset(Key<T> key, String text) {
    var problems = new Problems();
    Optional<T> value =
        YamlReader.parse("default of " + path(key), text, problems)
            .flatMap(tree -> read(key.shape(), tree, path(key)));
    if (value.isEmpty()) {
      throw new IllegalStateException("no value of " + path(key) + ": " + text);
    }
    return value;
  }

  @SuppressWarnings("unchecked") // The shape fixes T; each branch gives what its shape declares.
  private <T> Optional<T> read(Shape<T> shape, Tree tree, String at) {
    return switch (shape) {
      case Shape.One<T> one -> one(one, tree);
      case Shape.Many<?> many -> (Optional<T>) many(many, tree, at);
      case Shape.Section record -> (Optional<T>) fields(tree, at);
      case Shape.Either<?> either -> (Optional<T>) either(either, tree, at);
      case Shape.Named named -> (Optional<T>) named(tree);
      case Shape.Sweep sweep ->
          tree instanceof Tree.Mapping m ? (Optional<T>) Optional.of(m) : Optional.empty();
      case Shape.Foreign foreign -> (Optional<T>) Optional.of(tree);
      case Shape.Again<T> again -> read(again.target().get(), tree, at);
    };
  }

  private static <T> Optional<T> one(Shape.One<T> one, Tree tree) {
    return tree instanceof Tree.Scalar scalar
            && one.reading().of(scalar.text()) instanceof Parsed.Good<T> good
        ? Optional.of(good.value())
        : Optional.empty();
  }

  private <T> Optional<List<T>> many(Shape.Many<T> many, Tree tree, String at) {
    if (!(tree instanceof Tree.Sequence sequence)) {
      return Optional.empty();
    }
    var values = new ArrayList<T>();
    for (int i = 0; i < sequence.items().size(); i++) {
      read(many.item(), sequence.items().get(i), at + "[" + i + "]").ifPresent(values::add);
    }
    return Optional.of(List.copyOf(values));
  }

  private static Optional<Shape.Named.Written> named(Tree tree) {
    return switch (tree) {
      case Tree.Scalar scalar ->
          Optional.of(
              new Shape.Named.Written(scalar.text(), new Tree.Mapping(List.of(), tree.mark())));
      case Tree.Mapping mapping ->
          mapping.get(Shape.Named.NAME).orElse(mapping) instanceof Tree.Scalar name
              ? Optional.of(
                  new Shape.Named.Written(name.text(), Trees.without(mapping, Shape.Named.NAME)))
              : Optional.empty();
      case Tree.Sequence sequence -> Optional.empty();
    };
  }

  private Optional<Fields> fields(Tree tree, String at) {
    return tree instanceof Tree.Mapping m
        ? Optional.of(new Fields(m, at, profile))
        : Optional.empty();
  }

  private <T> Optional<Shape.Either.Value<T>> either(Shape.Either<T> either, Tree tree, String at) {
    Optional<Fields> fields = fields(tree, at);
    return fields.isPresent()
        ? Optional.of(new Shape.Either.Value<>(Optional.empty(), fields))
        : one(either.one(), tree)
            .map(one -> new Shape.Either.Value<>(Optional.of(one), Optional.empty()));
  }
}
