package arboretum.experiment.results;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that the bytes of a simulation's results depend on.
 *
 * @param scenario the scenario's name
 * @param mode how it runs
 * @param resolved the scenario with every default and override written out
 * @param data SHA-256 of each data set or file that it reads, by name
 * @param plugins SHA-256 of each plug-in jar, by file name
 * @param build names the program's version exactly, such as a hash of its sources
 */
public record RunIdentity(
    String scenario,
    Mode mode,
    String resolved,
    SortedMap<String, String> data,
    SortedMap<String, String> plugins,
    String build) {
  private static final int SHORT = 8;

  public RunIdentity {
    data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
    plugins = Collections.unmodifiableSortedMap(new TreeMap<>(plugins));
  }

  /** Returns the SHA-256 over all of this and the versions of the result formats, in hex. */
  public String hash() {
    StringBuilder text = new StringBuilder();
    append(text, scenario);
    append(text, mode.label());
    append(text, resolved);
    append(text, data);
    append(text, plugins);
    append(text, Formats.all());
    append(text, build);
    return sha256(text.toString());
  }

  /** Returns the first 8 digits of {@link #hash}. */
  public String shortHash() {
    return hash().substring(0, SHORT);
  }

  private static void append(StringBuilder text, String part) {
    text.append(part.length()).append(':').append(part).append('\n');
  }

  private static void append(StringBuilder text, Map<String, ?> parts) {
    text.append(parts.size()).append('\n');
    parts.forEach(
        (key, value) -> {
          append(text, key);
          append(text, String.valueOf(value));
        });
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
