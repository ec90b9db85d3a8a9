package arboretum.experiment.data;

import java.nio.file.Path;

/**
 * The check of one file of a data set.
 *
 * @param set name of the set
 * @param file where the file lies, or should lie
 * @param state the outcome
 * @param detail one line for a person; empty if the file is right
 */
public record FileCheck(String set, Path file, State state, String detail) {
  /** The outcome of a check. */
  public enum State {
    RIGHT,
    MISSING,
    DIFFERS,
    UNREADABLE
  }
}
