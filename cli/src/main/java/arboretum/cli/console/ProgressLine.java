package arboretum.cli.console;

import arboretum.experiment.run.Progress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Says how far a run is: on a terminal in one line that is rewritten, elsewhere in a plain line now
 * and then. One thread.
 */
public final class ProgressLine implements Progress, AutoCloseable {
  /** Whether progress is shown. */
  public enum Verbosity {
    NORMAL,
    /** No progress at all. */
    QUIET
  }

  private static final int BAR = 24;
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(20);
  private static final long SECONDS_PER_MINUTE = 60;
  private static final long MINUTES_PER_HOUR = 60;

  private final Console console;
  private final Verbosity verbosity;
  private long lastLineNanos = System.nanoTime();
  private int width;
  private int done;
  private int total;

  public ProgressLine(Console console, Verbosity verbosity) {
    this.console = console;
    this.verbosity = verbosity;
  }

  @Override
  public void update(int nowDone, int adopted, int all, Optional<Duration> left) {
    boolean first = total == 0;
    done = nowDone;
    total = all;
    if (verbosity == Verbosity.QUIET) {
      return;
    }
    if (first && adopted > 0) {
      console.err().println(adopted + " of " + replications(all) + " were finished before");
    }
    if (console.terminal()) {
      rewrite(bar() + " " + state(left));
    } else if (!first && isDue()) {
      lastLineNanos = System.nanoTime();
      console.err().println(state(left));
    }
  }

  /** Returns how many replications are finished, those of earlier runs included. */
  public int done() {
    return done;
  }

  /** Returns {@code 1 replication} or {@code 7 replications}. */
  public static String replications(int count) {
    return count == 1 ? "1 replication" : count + " replications";
  }

  /** Returns a time for people, such as {@code 12 s}, {@code 3 min 20 s} or {@code 2 h 5 min}. */
  public static String words(Duration time) {
    long seconds = Math.max(1, Math.ceilDiv(time.toMillis(), 1000));
    if (seconds < SECONDS_PER_MINUTE) {
      return seconds + " s";
    }
    long minutes = seconds / SECONDS_PER_MINUTE;
    if (minutes < MINUTES_PER_HOUR) {
      return minutes + " min " + seconds % SECONDS_PER_MINUTE + " s";
    }
    return minutes / MINUTES_PER_HOUR + " h " + minutes % MINUTES_PER_HOUR + " min";
  }

  /** Clears the line, so that something else can be said. */
  public void clear() {
    if (width > 0) {
      rewrite("");
      console.err().print('\r');
      console.err().flush();
      width = 0;
    }
  }

  @Override
  public void close() {
    clear();
  }

  private boolean isDue() {
    return System.nanoTime() - lastLineNanos >= BETWEEN_LINES.toNanos();
  }

  private String state(Optional<Duration> left) {
    String text = String.format(Locale.ROOT, "%d of %s", done, replications(total));
    return left.isPresent() && done < total ? text + ", " + words(left.get()) + " left" : text;
  }

  private String bar() {
    int full = total == 0 ? 0 : BAR * done / total;
    return "[" + "=".repeat(full) + " ".repeat(BAR - full) + "]";
  }

  private void rewrite(String text) {
    console.err().print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
    console.err().flush();
    width = text.length();
  }
}
