package arboretum.experiment.plugin;

import arboretum.experiment.scenario.format.Readings;
import arboretum.experiment.scenario.format.Shape;
import arboretum.experiment.scenario.unit.Dimension;
import arboretum.experiment.scenario.unit.Parsed;
import arboretum.plugin.SettingKey;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the values of plug-ins' settings as scenarios write them. */
public final class SettingValues {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,60}");
  private static final String RESERVED = "name";

  private SettingValues() {}

  /** Returns the value, or what is wrong with it and what is allowed. */
  public static Parsed<?> read(SettingKey key, String text) {
    Parsed<?> value = reading(key).of(text);
    if (value instanceof Parsed.Good<?>(Object good) && !isWithin(key, good)) {
      return Parsed.bad("\"" + text + "\" is not allowed; allowed: " + range(key));
    }
    return value;
  }

  /** Returns what is wrong with a declaration. */
  static Optional<String> problem(SettingKey key) {
    if (!NAME.matcher(key.name()).matches() || key.name().equals(RESERVED)) {
      return Optional.of("is no name of a setting; allowed: a-z, 0-9 and \"-\", not \"name\"");
    }
    for (String bound : new String[] {key.least(), key.most()}) {
      if (!bound.isEmpty() && reading(key).of(bound) instanceof Parsed.Bad<?> bad) {
        return Optional.of("its range: " + bad.message());
      }
    }
    return read(key, key.preset()) instanceof Parsed.Bad<?> bad
        ? Optional.of("its preset value: " + bad.message())
        : Optional.empty();
  }

  private static Shape.Reading<?> reading(SettingKey key) {
    return switch (key.type()) {
      case DURATION -> Readings.quantity(Dimension.DURATION).reading();
      case BYTES -> Readings.quantity(Dimension.BYTES).reading();
      case CPU -> Readings.quantity(Dimension.CPU).reading();
      case RATE -> Readings.quantity(Dimension.RATE).reading();
      case LENGTH -> Readings.quantity(Dimension.LENGTH).reading();
      case SHARE -> Readings.quantity(Dimension.SHARE).reading();
      case WHOLE -> Readings.whole(-999_999_999_999_999_999L, 999_999_999_999_999_999L).reading();
      case DECIMAL -> Readings.decimal("-999999999999", "999999999999").reading();
      case FLAG -> Readings.flag().reading();
      case CHOICE -> {
        Map<String, String> words = new LinkedHashMap<>();
        key.choices().forEach(word -> words.put(word, word));
        yield Shape.choice("value", words, java.util.List.of()).reading();
      }
    };
  }

  private static boolean isWithin(SettingKey key, Object value) {
    return (key.least().isEmpty() || compare(key, value, key.least()) >= 0)
        && (key.most().isEmpty() || compare(key, value, key.most()) <= 0);
  }

  private static int compare(SettingKey key, Object value, String bound) {
    if (!(reading(key).of(bound) instanceof Parsed.Good<?>(Object limit))) {
      return 0; // the declaration is reported
    }
    if (value instanceof Long amount && limit instanceof Long other) {
      return amount.compareTo(other);
    }
    return value instanceof BigDecimal number && limit instanceof BigDecimal other
        ? number.compareTo(other)
        : 0;
  }

  private static String range(SettingKey key) {
    if (key.most().isEmpty()) {
      return "at least " + key.least();
    }
    return key.least().isEmpty() ? "at most " + key.most() : key.least() + " to " + key.most();
  }
}
