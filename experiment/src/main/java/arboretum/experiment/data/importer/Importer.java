package arboretum.experiment.data.importer;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Converts the files of one origin. The uncompressed bytes that it writes depend on the origin's
 * bytes and {@link #version} only.
 */
public interface Importer {
  /** Returns the name that the registry uses. */
  String name();

  /** Returns a number that goes up whenever the same origin would give other bytes. */
  int version();

  /**
   * Converts.
   *
   * @param origin folder with the origin's files under their paths in its repository
   * @param target existing folder for the result
   * @throws IOException if a file can't be read or written
   * @throws arboretum.experiment.problem.InputException if an origin file is not of its format,
   *     with every defect and its place
   */
  void run(Path origin, Path target) throws IOException;
}
