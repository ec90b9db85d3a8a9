package arboretum.experiment.scenario.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A YAML document with the place of everything in it. Scalars stay as they were written: what a
 * text means is decided by the key that it belongs to, never guessed by YAML. Immutable.
 */
public sealed interface Tree {
  /** Returns where it begins. */
  Mark mark();

  /**
   * A single value.
   *
   * @param text as written, without quotes
   * @param quoted whether it stood in quotes
   */
  record Scalar(String text, boolean quoted, Mark mark) implements Tree {
    /** Returns whether nothing was written. */
    public boolean isNothing() {
      return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }
  }

  /** A list. */
  record Sequence(List<Tree> items, Mark mark) implements Tree {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** Keys with values, in the order of the file; a key that was written twice is here twice. */
  record Mapping(List<Entry> entries, Mark mark) implements Tree {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** Returns the mapping below a key; empty if there is none, or if it is no mapping. */
    public Optional<Mapping> mapping(String key) {
      return get(key).filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    /** Returns the value of the first such key. */
    public Optional<Tree> get(String key) {
      return entries.stream().filter(e -> e.key().equals(key)).map(Entry::value).findFirst();
    }
  }

  /** A key with its value. */
  record Entry(String key, Mark mark, Tree value) {}
}
