package arboretum.experiment.scenario.format;

import arboretum.experiment.scenario.unit.Parsed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often something happens: {@code 5 /s}, {@code 20 /min}, {@code 3 /h}. */
public final class Frequency {
  private static final Pattern WRITTEN =
      Pattern.compile("(\\d{1,12}(?:\\.\\d{1,12})?) */ *([A-Za-z]+)");
  private static final Map<String, Integer> SECONDS = new TreeMap<>();

  static {
    SECONDS.put("s", 1);
    SECONDS.put("min", 60);
    SECONDS.put("h", 3600);
  }

  private Frequency() {}

  /** Times per second, at least 0. */
  public static Shape.One<Double> reading() {
    return new Shape.One<>(
        "rate",
        "^[0-9]*\\.?[0-9]+ *\\/ *(s|min|h)$",
        List.of(),
        List.of(),
        false,
        Frequency::parse);
  }

  private static Parsed<Double> parse(String text) {
    Matcher parts = WRITTEN.matcher(text.strip());
    Integer seconds = parts.matches() ? SECONDS.get(parts.group(2)) : null;
    if (seconds == null) {
      return Parsed.bad("\"" + text + "\" is no rate; write e.g. \"5 /s\"; units: /s, /min, /h");
    }
    return Parsed.good(new BigDecimal(parts.group(1)).doubleValue() / seconds);
  }
}
