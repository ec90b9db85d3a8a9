package arboretum.experiment.scenario.format;

import arboretum.experiment.problem.Nearest;
import arboretum.experiment.scenario.unit.Dimension;
import arboretum.experiment.scenario.unit.Parsed;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The single values that keys are made of. */
public final class Readings {
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,12})?");
  private static final String NAME = "[A-Za-z0-9._-]{1,100}";
  private static final Pattern NAME_PATTERN = Pattern.compile(NAME);
  private static final String UNIT_PATTERN_HEAD = "^[0-9]*\\.?[0-9]+ *(";

  private Readings() {}

  /** A line of text that is not blank. */
  public static Shape.One<String> text() {
    return new Shape.One<>(
        "text",
        "",
        List.of(),
        List.of(),
        false,
        text -> text.isBlank() ? Parsed.bad("is empty") : Parsed.good(text.strip()));
  }

  /** A path of a file, relative to the scenario. */
  public static Shape.One<String> file(String kind) {
    Shape.One<String> text = text();
    return new Shape.One<>(kind, "", List.of(), List.of(), false, text.reading());
  }

  /** A name that can be part of a path. */
  public static Shape.One<String> name() {
    return new Shape.One<>(
        "name",
        "^" + NAME + "$",
        List.of(),
        List.of(),
        false,
        text ->
            NAME_PATTERN.matcher(text).matches()
                ? Parsed.good(text)
                : Parsed.bad(
                    "\""
                        + text
                        + "\" is no name; allowed: letters, digits, \".\", \"_\" and \"-\""));
  }

  /** A whole number in [least, most]. */
  public static Shape.One<Long> whole(long least, long most) {
    String kind = "whole number from " + least + " to " + most;
    return new Shape.One<>(
        kind, "^-?[0-9]+$", List.of(), List.of(), true, text -> whole(text, kind, least, most));
  }

  private static Parsed<Long> whole(String text, String kind, long least, long most) {
    if (WHOLE.matcher(text).matches()) {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return Parsed.good(value);
      }
    }
    return Parsed.bad("\"" + text + "\" is not allowed; allowed: a " + kind);
  }

  /** A decimal number in [least, most]. */
  public static Shape.One<BigDecimal> decimal(String least, String most) {
    String kind = "number from " + least + " to " + most;
    return new Shape.One<>(
        kind, "", List.of(), List.of(), true, text -> decimal(text, kind, least, most));
  }

  private static Parsed<BigDecimal> decimal(String text, String kind, String least, String most) {
    if (DECIMAL.matcher(text).matches()) {
      var value = new BigDecimal(text);
      if (value.compareTo(new BigDecimal(least)) >= 0
          && value.compareTo(new BigDecimal(most)) <= 0) {
        return Parsed.good(value);
      }
    }
    return Parsed.bad("\"" + text + "\" is not allowed; allowed: a " + kind);
  }

  /** Yes or no. */
  public static Shape.One<Boolean> flag() {
    var words = new LinkedHashMap<String, Boolean>();
    words.put("true", true);
    words.put("false", false);
    return Shape.choice("truth value", words, List.of());
  }

  /** A quantity of at least 0. */
  public static Shape.One<Long> quantity(Dimension dimension) {
    return new Shape.One<>(
        dimension.title(),
        UNIT_PATTERN_HEAD + String.join("|", dimension.units().keySet()) + ")$",
        List.of(),
        List.of(),
        false,
        dimension::parse);
  }

  /** A quantity above 0. */
  public static Shape.One<Long> above0(Dimension dimension) {
    return within(quantity(dimension), 1, dimension);
  }

  private static Shape.One<Long> within(Shape.One<Long> shape, long least, Dimension dimension) {
    return new Shape.One<>(
        shape.kind() + " above 0",
        shape.pattern(),
        List.of(),
        List.of(),
        false,
        text ->
            switch (dimension.parse(text)) {
              case Parsed.Good<Long> good when good.value() < least ->
                  Parsed.bad("\"" + text + "\" is not allowed; allowed: more than 0");
              case Parsed<Long> other -> other;
            });
  }

  /** A quantity, or a word for a special amount. */
  public static Shape.One<Long> quantityOr(Shape.One<Long> quantity, String word, long meaning) {
    return new Shape.One<>(
        quantity.kind() + " or " + word,
        quantity.pattern().replaceFirst("\\$$", "\\$|^" + word + "\\$"),
        List.of(),
        List.of(),
        false,
        text -> {
          if (text.equals(word)) {
            return Parsed.good(meaning);
          }
          return switch (quantity.reading().of(text)) {
            case Parsed.Good<Long> good -> good;
            case Parsed.Bad<Long> bad -> Parsed.bad(bad.message() + ", or " + word);
          };
        });
  }

  static <T> Parsed<T> choice(String kind, Map<String, T> words, List<String> later, String text) {
    T meaning = words.get(text);
    if (meaning != null) {
      return Parsed.good(meaning);
    }
    String allowed = "; allowed: " + String.join(", ", words.keySet());
    return later.contains(text)
        ? Parsed.bad("\"" + text + "\" is not in this version" + allowed)
        : Parsed.bad(
            "unknown " + kind + " \"" + text + "\"" + allowed + Nearest.hint(text, words.keySet()));
  }
}
