package arboretum.cli.console;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that a command has of the process around it.
 *
 * @param out takes the text of results
 * @param err takes progress and diagnostics
 * @param terminal whether a person watches {@code err}, so that a line can be rewritten
 * @param environment the process's environment
 * @param home the user's home folder
 * @param clock wall time, for manifests only
 * @param build which program this is
 */
public record Console(
    PrintStream out,
    PrintStream err,
    boolean terminal,
    Map<String, String> environment,
    Path home,
    Clock clock,
    Build build) {
  public Console {
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
  }

  /** Returns wall time as in manifests: ISO 8601 in UTC, whole seconds. */
  public String timestamp() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
