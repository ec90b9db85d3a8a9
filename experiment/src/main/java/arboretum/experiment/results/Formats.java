package arboretum.experiment.results;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Versions of the files of a run directory; a table's first line is {@link #head}. */
public final class Formats {
  public static final String PART = "part";
  public static final String RUNS = "runs";
  public static final String BREAKDOWN = "breakdown";
  public static final String SERIES = "series";
  public static final String SAMPLES = "samples";
  public static final String SUMMARY = "summary";
  public static final String TIMING = "timing";
  public static final String MANIFEST = "manifest";
  public static final String CHART = "chart";
  public static final String TRACE = "trace";
  public static final String SCHEDULING = "scheduling";
  public static final String COMPARISON = "comparison";

  private static final SortedMap<String, Integer> VERSIONS = versions();

  private Formats() {}

  /** Returns the version of each format, by name. */
  public static SortedMap<String, Integer> all() {
    return VERSIONS;
  }

  /** Returns the version of a format. */
  public static int version(String format) {
    Integer version = VERSIONS.get(format);
    if (version == null) {
      throw new IllegalStateException("no format is named " + format);
    }
    return version;
  }

  /** Returns the first line of a table, such as {@code # arboretum-runs: 1}. */
  public static String head(String format) {
    return "# arboretum-" + format + ": " + version(format);
  }

  private static SortedMap<String, Integer> versions() {
    SortedMap<String, Integer> versions = new TreeMap<>();
    for (String format :
        new String[] {
          PART,
          RUNS,
          BREAKDOWN,
          SERIES,
          SAMPLES,
          SUMMARY,
          TIMING,
          MANIFEST,
          CHART,
          TRACE,
          SCHEDULING,
          COMPARISON
        }) {
      versions.put(format, 1);
    }
    return Collections.unmodifiableSortedMap(versions);
  }
}
