package arboretum.experiment.sla;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A field of the format.
 *
 * @param name as it is written
 * @param kind what its value may be
 * @param need whether it has to be there
 * @param use whether the logic reads it
 */
record Field(String name, Kind kind, Need need, Use use) {
  /** Whether a field has to be there. */
  enum Need {
    REQUIRED,
    OPTIONAL
  }

  /** What becomes of a field's value. */
  enum Use {
    /** The logic, or the reader itself, decides by it. */
    READ,
    /** It is checked, and named in the warning. */
    CARRIED
  }

  /** What a value may be. */
  sealed interface Kind {
    /** Returns what is wanted, in words. */
    String wanted();
  }

  /** A text that matches as a whole. */
  record Text(String wanted, Pattern pattern) implements Kind {}

  /** A number in [least, most] with at most that many digits after the point. */
  record Amount(String least, String most, int digits) implements Kind {
    @Override
    public String wanted() {
      String kind = digits == 0 ? "a whole number" : "a number";
      return kind + " from " + least + " to " + most;
    }
  }

  /** Cores: whole in a file, thousandths in a scenario. */
  record Cores(Amount whole, Amount fractional) implements Kind {
    @Override
    public String wanted() {
      return whole.wanted();
    }
  }

  record Flag() implements Kind {
    @Override
    public String wanted() {
      return "true or false";
    }
  }

  record Texts() implements Kind {
    @Override
    public String wanted() {
      return "a list of texts";
    }
  }

  /** An object, or a list of such objects. */
  record Parts(Level level, Count count) implements Kind {
    @Override
    public String wanted() {
      return switch (count) {
        case ONE -> "an object";
        case SOME -> "a list of at least one object";
        case ANY -> "a list of objects";
      };
    }
  }

  /** How many objects. */
  enum Count {
    ONE,
    SOME,
    ANY
  }

  /** Anything. */
  record Any() implements Kind {
    @Override
    public String wanted() {
      return "anything";
    }
  }

  /** The fields that an object of one kind knows; others are carried through. */
  record Level(List<Field> fields) {
    Level {
      fields = List.copyOf(fields);
    }

    Optional<Field> field(String name) {
      return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
  }
}
