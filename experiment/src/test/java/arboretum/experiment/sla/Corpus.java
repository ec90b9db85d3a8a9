package arboretum.experiment.sla;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Descriptors for tests, each with what is expected of it in a text file beside it. {@code
 * -Darboretum.acceptGolden=true} writes the texts anew in place of comparing them.
 */
public final class Corpus {
  private static final Path FOLDER = Path.of("src", "test", "resources", "sla");

  private Corpus() {}

  /** Returns the descriptors with problems, by name. */
  public static List<Path> bad() {
    return files("bad");
  }

  /** Returns the descriptors without problems, by name. */
  static List<Path> good() {
    return files("good");
  }

  private static List<Path> files(String folder) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what is expected of a descriptor. */
  static String expected(Path file, String actual) {
    Path golden = Path.of(file.toString().replaceFirst("\\.json$", ".txt"));
    try {
      if (Boolean.getBoolean("arboretum.acceptGolden")) {
        Files.write(golden, actual.getBytes(StandardCharsets.UTF_8));
      }
      return Files.exists(golden) ? Files.readString(golden) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
