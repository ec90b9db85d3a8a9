package arboretum.plugin;

import java.util.List;

/**
 * A setting of a policy. Values are written as everywhere in scenarios, quantities with their unit.
 *
 * @param name lower-case letters, digits and {@code -}; not {@code name}
 * @param preset value where the scenario has none
 * @param least smallest allowed value; empty without one, and for flags and choices
 * @param most greatest allowed value; empty without one, and for flags and choices
 * @param choices all allowed words of a choice; else none
 * @param about what it means, in a sentence
 */
public record SettingKey(
    String name,
    Type type,
    String preset,
    String least,
    String most,
    List<String> choices,
    String about) {
  /** Types of value, with the unit in which {@link PolicySettings} gives it. */
  public enum Type {
    /** Nanoseconds. */
    DURATION,
    /** Bytes. */
    BYTES,
    /** Millicores. */
    CPU,
    /** Bits per second. */
    RATE,
    /** Metres. */
    LENGTH,
    /** Millionths of a whole. */
    SHARE,
    /** A whole number. */
    WHOLE,
    /** A decimal number. */
    DECIMAL,
    /** {@code true} or {@code false}. */
    FLAG,
    /** One of some words. */
    CHOICE
  }

  public SettingKey {
    choices = List.copyOf(choices);
  }

  /** A number or a quantity, such as {@code of(DURATION, "limit", "5 ms", "0 s", "1 min", ...)}. */
  public static SettingKey of(
      Type type, String name, String preset, String least, String most, String about) {
    return new SettingKey(name, type, preset, least, most, List.of(), about);
  }

  /** A flag. */
  public static SettingKey flag(String name, boolean preset, String about) {
    return new SettingKey(name, Type.FLAG, Boolean.toString(preset), "", "", List.of(), about);
  }

  /** A choice among words, the first of which is the preset one. */
  public static SettingKey choice(String name, List<String> words, String about) {
    return new SettingKey(name, Type.CHOICE, words.getFirst(), "", "", words, about);
  }
}
