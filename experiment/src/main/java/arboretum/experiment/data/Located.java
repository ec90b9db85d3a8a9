package arboretum.experiment.data;

import java.nio.file.Path;

/** The outcome of looking for a data set or for one of its files. */
public sealed interface Located {
  /**
   * It is there; its bytes were not checked.
   *
   * @param path the set's folder, or the file
   */
  record Found(Path path) implements Located {}

  /**
   * It is not there, or there is no such set or file.
   *
   * @param message one line: what is missing, where it was looked for, the command that gets it,
   *     size and licence; or the nearest known name
   */
  record Missing(String message) implements Located {}
}
