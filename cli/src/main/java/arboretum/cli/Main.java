package arboretum.cli;

import arboretum.cli.command.CommandTree;
import arboretum.cli.console.Build;
import arboretum.cli.console.Console;
import arboretum.cli.console.Failures;
import arboretum.cli.play.CommandLines;
import arboretum.experiment.run.Driver;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * The {@code arboretum} command. Exit codes: 0 done, 1 the run failed, 2 bad input and nothing was
 * run, 130 interrupted.
 */
public final class Main {
  /** How long an interrupted command may take to say what it keeps. */
  private static final long FAREWELL_SECONDS = 10;

  private Main() {}

  /** Runs the command in {@code args} and ends the process with its exit code. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    CountDownLatch ended = new CountDownLatch(1);
    Thread command = Thread.currentThread();
    // Ctrl-C: the command is told, says what it keeps, and the JVM ends with the signal's code.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupt(command, ended), "interrupt"));
    int code = run(args, console());
    ended.countDown();
    System.exit(code);
  }

  /** Runs a command in this process and returns its exit code. Never throws. */
  public static int run(String[] args, Console console) {
    return run(args, console, UnaryOperator.identity());
  }

  /** As {@link #run(String[], Console)}, with something around the simulation of replications. */
  static int run(String[] args, Console console, UnaryOperator<Driver> around) {
    try {
      return CommandTree.create(console, CommandLines.of(Arrays.asList(args)), around)
          .execute(args);
    } catch (Throwable failure) {
      // The last resort: out of memory, a failed linkage, a defect in the commands themselves.
      return Failures.report(failure, console);
    } finally {
      console.out().flush();
      console.err().flush();
    }
  }

  private static void interrupt(Thread command, CountDownLatch ended) {
    if (ended.getCount() == 0) {
      return;
    }
    command.interrupt();
    try {
      if (!ended.await(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Console console() {
    return new Console(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        Boolean.getBoolean("arboretum.terminal"),
        System.getenv(),
        Path.of(System.getProperty("user.home", ".")),
        Clock.systemUTC(),
        build());
  }

  /** Results hold characters beyond ASCII whatever the locale says. */
  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  private static Build build() {
    Optional<String> version =
        Optional.ofNullable(Main.class.getPackage().getImplementationVersion());
    return new Build(
        version.orElse("(not packaged)"),
        System.getProperty("arboretum.source", "unknown"),
        Optional.ofNullable(System.getProperty("arboretum.home"))
            .flatMap(home -> Build.commitOf(Path.of(home))));
  }
}
