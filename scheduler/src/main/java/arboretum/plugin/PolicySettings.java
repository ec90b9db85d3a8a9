package arboretum.plugin;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The values of a policy's settings, by name; a value for each that its factory declares.
 *
 * @param values {@code Long} for quantities and whole numbers, {@code BigDecimal}, {@code Boolean}
 *     or {@code String}
 */
public record PolicySettings(SortedMap<String, Object> values) {
  /** Of a policy without settings. */
  public static final PolicySettings NONE = new PolicySettings(new TreeMap<>());

  public PolicySettings {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** Returns a whole number, or a quantity in the unit of its {@link SettingKey.Type}. */
  public long amount(String name) {
    return value(name, Long.class);
  }

  /** Returns a decimal number. */
  public double decimal(String name) {
    return value(name, BigDecimal.class).doubleValue();
  }

  /** Returns a flag. */
  public boolean flag(String name) {
    return value(name, Boolean.class);
  }

  /** Returns the word of a choice. */
  public String word(String name) {
    return value(name, String.class);
  }

  private <T> T value(String name, Class<T> type) {
    Object value = values.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "no "
              + type.getSimpleName()
              + " setting \""
              + name
              + "\"; declared: "
              + String.join(", ", values.keySet()));
    }
    return type.cast(value);
  }
}
