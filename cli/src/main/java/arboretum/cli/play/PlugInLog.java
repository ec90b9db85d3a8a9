package arboretum.cli.play;

import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plugin.FailureListener;
import arboretum.experiment.plugin.PlugInFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps what plug-ins threw, with stack traces, for whoever writes them: a file per replication in
 * the run's directory. For people; no result depends on it. Thread-safe.
 */
final class PlugInLog {
  /** A plug-in that fails a million times need not fill a disk. */
  private static final int TRACES_MAX = 20;

  private final Path folder;
  private final AtomicLong failures = new AtomicLong();

  PlugInLog(Path folder) {
    this.folder = folder;
  }

  /** Returns what takes the failures of one replication. */
  FailureListener of(RunPlan plan) {
    Path file =
        folder.resolve(
            String.format(
                Locale.ROOT, "plugin-failures-p%05d-r%05d.log", plan.point(), plan.replication()));
    AtomicLong ofPlan = new AtomicLong();
    return failure -> {
      failures.incrementAndGet();
      synchronized (file) {
        append(file, ofPlan.incrementAndGet(), failure);
      }
    };
  }

  /** Returns how many failures there were, in all. */
  long failures() {
    return failures.get();
  }

  /** Returns a line for people; empty if nothing failed. */
  String remark() {
    long n = failures.get();
    return n == 0
        ? ""
        : (n == 1 ? "a plug-in failed" : "plug-ins failed " + n + " times")
            + "; what they threw is in "
            + folder
            + "/plugin-failures-*.log";
  }

  private static void append(Path file, long number, PlugInFailedException failure) {
    if (number > TRACES_MAX) {
      return;
    }
    StringBuilder text = new StringBuilder();
    text.append(failure.toString()).append('\n');
    Throwable cause = failure.getCause();
    if (cause != null) {
      for (Throwable at = cause; at != null; at = at.getCause()) {
        text.append(at == cause ? "" : "Caused by: ").append(at.toString()).append('\n');
        for (StackTraceElement element : at.getStackTrace()) {
          text.append("\tat ").append(element.toString()).append('\n');
        }
      }
    }
    if (number == TRACES_MAX) {
      text.append("... further failures of this replication are counted only\n");
    }
    try {
      Files.writeString(
          file,
          text.toString(),
          StandardOpenOption.CREATE,
          number == 1 ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND,
          StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
