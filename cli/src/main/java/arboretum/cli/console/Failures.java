package arboretum.cli.console;

import arboretum.experiment.plugin.PlugInFailedException;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import arboretum.experiment.record.RecordingException;
import arboretum.experiment.run.ReplicationFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Optional;

/** Tells a user what went wrong, without a stack trace unless it is asked for. */
public final class Failures {
  /** Done. */
  public static final int DONE = 0;

  /** The run failed. */
  public static final int FAILED = 1;

  /** Bad input; nothing was run. */
  public static final int BAD_INPUT = 2;

  /** Interrupted; what was finished is kept. */
  public static final int INTERRUPTED = 130;

  /** Environment variable that asks for stack traces. */
  static final String TRACE = "ARBORETUM_TRACE";

  private Failures() {}

  /** Prints what a person needs to know about a failure and returns the exit code. */
  public static int report(Throwable failure, Console console) {
    int code = tell(failure, console);
    String trace = console.environment().getOrDefault(TRACE, "");
    if (code != INTERRUPTED && !trace.isEmpty() && !trace.equals("0")) {
      trace(failure, console);
    }
    return code;
  }

  /** Prints problems and how many there are. */
  public static int report(List<Problem> problems, Console console) {
    problems.forEach(problem -> console.err().println(problem.format()));
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    console.err().println(count + "; nothing was run.");
    return BAD_INPUT;
  }

  private static int tell(Throwable failure, Console console) {
    if (Thread.currentThread().isInterrupted()
        || failure instanceof InterruptedException
        || failure instanceof ClosedByInterruptException) {
      console.err().println("interrupted");
      return INTERRUPTED;
    }
    return switch (failure) {
      case InputException input -> report(input.problems(), console);
      case ReplicationFailedException replication -> {
        console.err().println(replication.getMessage());
        yield FAILED;
      }
      case RecordingException recording -> {
        say(String.valueOf(recording.getMessage()), console);
        yield BAD_INPUT;
      }
      case IOException io -> io(io, console);
      case UncheckedIOException unchecked ->
          io(java.util.Objects.requireNonNull(unchecked.getCause()), console);
      case OutOfMemoryError memory -> {
        say(
            "out of memory ("
                + memory.getMessage()
                + "); ARBORETUM_JAVA_OPTS=-Xmx8g gives 8 GiB, --threads 1 needs less",
            console);
        yield FAILED;
      }
      default -> other(failure, console);
    };
  }

  /** Returns the failure of a plug-in that is behind another one. */
  private static Optional<PlugInFailedException> ofPlugIn(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof PlugInFailedException found) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private static int other(Throwable failure, Console console) {
    Optional<PlugInFailedException> plugIn = ofPlugIn(failure);
    if (plugIn.isPresent()) {
      say(plugIn.get() + " (set " + TRACE + "=1 for the stack trace)", console);
      return FAILED;
    }
    if (failure.getCause() instanceof IOException io) {
      return io(io, console);
    }
    say("internal error: " + failure + " (set " + TRACE + "=1 for the stack trace)", console);
    return FAILED;
  }

  private static int io(IOException failure, Console console) {
    say(reason(failure), console);
    return FAILED;
  }

  private static void say(String message, Console console) {
    console.err().println("arboretum: " + message);
  }

  /** Returns in one line which file could not be used and why. */
  static String reason(IOException failure) {
    if (!(failure instanceof FileSystemException file)) {
      String message = failure.getMessage();
      return message == null ? failure.toString() : message;
    }
    String why =
        switch (file) {
          case NoSuchFileException missing -> "there is no such file or folder";
          case AccessDeniedException denied -> "permission denied";
          case NotDirectoryException other -> "is not a folder";
          case FileAlreadyExistsException exists -> "is there already, and is not a folder";
          default -> file.getReason() == null ? file.toString() : file.getReason();
        };
    return file.getFile() + ": " + why;
  }

  private static void trace(Throwable failure, Console console) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      console.err().println(at == failure ? at : "Caused by: " + at);
      for (StackTraceElement element : at.getStackTrace()) {
        console.err().println("\tat " + element);
      }
    }
  }
}
