package arboretum.experiment.scenario.unit;

import arboretum.experiment.problem.Nearest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of quantity: its units and the integer that counts it. {@code 1.5 s} is exactly
 * 1,500,000,000 ns; what is no whole number of the smallest unit is refused, not rounded.
 */
public enum Dimension {
  /** Nanoseconds. */
  DURATION("duration", "20 ms", "minutes (min) or milliseconds (ms)") {
    @Override
    void units(Map<String, BigDecimal> units) {
      put(units, "ns", 1);
      put(units, "us", 1_000);
      put(units, "ms", 1_000_000);
      put(units, "s", 1_000_000_000);
      put(units, "min", 60_000_000_000L);
      put(units, "h", 3_600_000_000_000L);
      put(units, "d", 86_400_000_000_000L);
    }
  },
  /** Bytes. */
  BYTES("amount of data", "512 MiB", "2^20 bytes (MiB) or 10^6 bytes (MB)") {
    @Override
    void units(Map<String, BigDecimal> units) {
      put(units, "B", 1);
      put(units, "kB", 1_000);
      put(units, "MB", 1_000_000);
      put(units, "GB", 1_000_000_000);
      put(units, "TB", 1_000_000_000_000L);
      put(units, "KiB", 1L << 10);
      put(units, "MiB", 1L << 20);
      put(units, "GiB", 1L << 30);
      put(units, "TiB", 1L << 40);
    }
  },
  /** Millicores. */
  CPU("processing capacity", "250 mcores", "thousandths of a core (mcores) or millions") {
    @Override
    void units(Map<String, BigDecimal> units) {
      put(units, "mcores", 1);
      put(units, "cores", 1_000);
    }
  },
  /** Bits per second. */
  RATE("data rate", "1 Gbit/s", "10^6 bit/s (Mbit/s) or thousandths") {
    @Override
    void units(Map<String, BigDecimal> units) {
      put(units, "bit/s", 1);
      put(units, "kbit/s", 1_000);
      put(units, "Mbit/s", 1_000_000);
      put(units, "Gbit/s", 1_000_000_000);
      put(units, "Tbit/s", 1_000_000_000_000L);
    }
  },
  /** Metres. */
  LENGTH("distance", "30 km", "metres (m) or megametres") {
    @Override
    void units(Map<String, BigDecimal> units) {
      put(units, "m", 1);
      put(units, "km", 1_000);
    }
  },
  /** Millionths of a whole. */
  SHARE("share", "10 %", "thousandths or millions") {
    @Override
    void units(Map<String, BigDecimal> units) {
      put(units, "%", 10_000);
    }
  };

  private static final Pattern QUANTITY =
      Pattern.compile("([+-]?(?:\\d+(?:\\.\\d+)?|\\.\\d+))\\s*(\\S.*)?");
  private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);
  private static final int MAX_LENGTH = 40;

  private final String title;
  private final String example;
  private final String readingsOfM;

  @SuppressWarnings("ImmutableEnumChecker") // Filled by the constructor; only a view is given out.
  private final Map<String, BigDecimal> units = new LinkedHashMap<>();

  Dimension(String title, String example, String readingsOfM) {
    this.title = title;
    this.example = example;
    this.readingsOfM = readingsOfM;
    units(units);
  }

  abstract void units(Map<String, BigDecimal> units);

  private static void put(Map<String, BigDecimal> units, String name, long factor) {
    units.put(name, BigDecimal.valueOf(factor));
  }

  /** Returns what it is called in messages, such as {@code duration}. */
  public String title() {
    return title;
  }

  /** Returns a quantity as one is written. */
  public String example() {
    return example;
  }

  /** Returns the names of its units, smallest first, and how many of the smallest each is. */
  public Map<String, BigDecimal> units() {
    return Collections.unmodifiableMap(units);
  }

  /** Returns the amount in the smallest unit, at least 0. */
  public Parsed<Long> parse(String text) {
    Matcher parts = QUANTITY.matcher(text.strip());
    if (text.length() > MAX_LENGTH || !parts.matches()) {
      return bad(text, "is no " + title + "; write e.g. " + quoted(example));
    }
    String number = parts.group(1);
    Optional<String> unit = Optional.ofNullable(parts.group(2)).map(String::strip);
    if (unit.isEmpty()) {
      return bad(text, "has no unit; write e.g. " + quoted(suggestion(number)));
    }
    BigDecimal factor = units.get(unit.get());
    if (factor == null) {
      return unknownUnit(text, number, unit.get());
    }
    return exact(text, new BigDecimal(number).multiply(factor));
  }

  /** Returns {@code amount} of the smallest unit as a text that {@link #parse} reads back. */
  public String write(long amount) {
    var names = List.copyOf(units.keySet());
    BigDecimal exact = BigDecimal.valueOf(amount);
    for (int i = names.size() - 1; i > 0; i--) {
      BigDecimal factor = factor(names.get(i));
      if (amount != 0 && exact.remainder(factor).signum() == 0) {
        return exact.divideToIntegralValue(factor).toPlainString() + " " + names.get(i);
      }
    }
    return exact.divide(factor(names.getFirst())).toPlainString() + " " + names.getFirst();
  }

  private BigDecimal factor(String unit) {
    BigDecimal factor = units.get(unit);
    if (factor == null) {
      throw new IllegalArgumentException("no unit " + unit);
    }
    return factor;
  }

  private Parsed<Long> exact(String text, BigDecimal amount) {
    if (amount.signum() < 0) {
      return bad(text, "is negative; allowed: 0 or more");
    }
    try {
      BigInteger whole = amount.toBigIntegerExact();
      return whole.compareTo(LARGEST) > 0
          ? bad(text, "is too large; allowed: at most " + write(Long.MAX_VALUE))
          : Parsed.good(whole.longValue());
    } catch (ArithmeticException e) {
      return bad(text, "is no whole number of " + smallest());
    }
  }

  private String smallest() {
    return this == SHARE ? "millionths" : units.keySet().iterator().next();
  }

  private Parsed<Long> unknownUnit(String text, String number, String unit) {
    if (unit.equals("m") || unit.equals("M")) {
      return bad(
          text,
          "is ambiguous: \""
              + unit
              + "\" can be read as "
              + readingsOfM
              + "; write e.g. "
              + quoted(suggestion(number)));
    }
    return bad(
        text,
        "has the unknown unit \""
            + unit
            + "\"; allowed: "
            + String.join(", ", units.keySet())
            + Nearest.hint(unit, units.keySet()));
  }

  private String suggestion(String number) {
    return number + example.substring(example.indexOf(' '));
  }

  private static Parsed<Long> bad(String text, String what) {
    return Parsed.bad(quoted(text) + " " + what);
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
