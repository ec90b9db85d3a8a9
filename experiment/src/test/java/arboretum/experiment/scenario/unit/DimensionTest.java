package arboretum.experiment.scenario.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DimensionTest {
  @Property
  void whatIsWrittenIsReadBack(
      @ForAll Dimension dimension, @ForAll @LongRange(min = 0) long amount) {
    assertEquals(Parsed.good(amount), dimension.parse(dimension.write(amount)));
  }

  @Property
  void wholeUnitsAreExact(
      @ForAll Dimension dimension, @ForAll @LongRange(min = 0, max = 100_000) long amount) {
    dimension
        .units()
        .forEach(
            (unit, factor) ->
                assertEquals(
                    Parsed.good(factor.longValueExact() * amount),
                    dimension.parse(amount + " " + unit)));
  }

  @Property
  void noTextIsAnythingButReadOrRefused(@ForAll Dimension dimension, @ForAll String text) {
    dimension.parse(text);
  }

  @ParameterizedTest
  @CsvSource({
    "DURATION, 20 ms, 20000000",
    "DURATION, 1.5 s, 1500000000",
    "DURATION, 2min, 120000000000",
    "DURATION, 12 h, 43200000000000",
    "DURATION, 8.1 h, 29160000000000",
    "BYTES, 512 MiB, 536870912",
    "BYTES, 1 GB, 1000000000",
    "CPU, 250 mcores, 250",
    "CPU, 0.25 cores, 250",
    "RATE, 1 Gbit/s, 1000000000",
    "SHARE, 10 %, 100000",
  })
  void unitsAreExact(Dimension dimension, String text, long amount) {
    assertEquals(Parsed.good(amount), dimension.parse(text));
  }

  @Test
  void whatCantBeUsedIsExplained() {
    assertBad("\"512\" has no unit; write e.g. \"512 MiB\"", Dimension.BYTES, "512");
    assertBad(
        "\"20 m\" is ambiguous: \"m\" can be read as minutes (min) or milliseconds (ms);"
            + " write e.g. \"20 ms\"",
        Dimension.DURATION,
        "20 m");
    assertBad("\"0.5 ns\" is no whole number of ns", Dimension.DURATION, "0.5 ns");
    assertBad("\"-1 s\" is negative; allowed: 0 or more", Dimension.DURATION, "-1 s");
    assertBad("\"soon\" is no duration; write e.g. \"20 ms\"", Dimension.DURATION, "soon");
    assertBad(
        "\"512 mib\" has the unknown unit \"mib\"; allowed: B, kB, MB, GB, TB, KiB, MiB, GiB, TiB;"
            + " did you mean \"MiB\"?",
        Dimension.BYTES,
        "512 mib");
    assertBad(
        "\"99999999999 d\" is too large; allowed: at most 9223372036854775807 ns",
        Dimension.DURATION,
        "99999999999 d");
  }

  private static void assertBad(String message, Dimension dimension, String text) {
    assertEquals(Parsed.bad(message), dimension.parse(text));
  }
}
