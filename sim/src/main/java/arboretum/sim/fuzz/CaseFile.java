package arboretum.sim.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A shrunk case as text: its seed, its profile, and which parts of what is drawn from them are
 * kept. It means something to the build that wrote it only.
 */
public record CaseFile(long seed, String profile, Kept kept) {
  private static final String VERSION = "arboretum-fuzz-case";

  /** Returns the text. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%s: 1%nseed: %d%nprofile: %s%noperations: %s%nfaults: %s%nphases: %s%ncalls: %s%n",
        VERSION,
        seed,
        profile,
        words(kept.operations()),
        words(kept.faults()),
        words(kept.phases()),
        words(kept.calls()));
  }

  /**
   * Reads such a text.
   *
   * @throws IllegalArgumentException naming what is wrong with which line
   */
  public static CaseFile parse(String text) {
    Map<String, String> values = new TreeMap<>();
    for (String line : text.lines().toList()) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException("\"" + line + "\" is not \"name: value\"");
      }
      values.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
    if (!"1".equals(values.get(VERSION))) {
      throw new IllegalArgumentException("the first line is not \"" + VERSION + ": 1\"");
    }
    return new CaseFile(
        number(value(values, "seed")),
        value(values, "profile"),
        new Kept(
            indices(value(values, "operations")),
            indices(value(values, "faults")),
            indices(value(values, "phases")),
            indices(value(values, "calls"))));
  }

  /** Plays it. */
  public Fuzz.Outcome play() {
    FuzzCase drawn = CaseDraw.draw(seed, profile);
    return Fuzz.play(drawn, kept);
  }

  private static String words(List<Integer> indices) {
    return String.join(" ", indices.stream().map(String::valueOf).toList());
  }

  private static String value(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("\"" + name + ":\" is missing");
    }
    return value;
  }

  private static List<Integer> indices(String words) {
    List<Integer> indices = new ArrayList<>();
    for (String word : words.isEmpty() ? new String[0] : words.split(" +")) {
      indices.add(Math.toIntExact(number(word)));
    }
    return indices;
  }

  private static long number(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + word + "\" is not a whole number", e);
    }
  }
}
