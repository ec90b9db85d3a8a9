package arboretum.cli;

import arboretum.cli.console.Build;
import arboretum.cli.console.Console;
import arboretum.experiment.run.Driver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Runs commands in this process, in a folder of their own. */
final class Cli {
  /** Two clusters of one worker each, one service; a second in simulated time. */
  static final String TINY =
      """
      arboretum: 1
      name: tiny
      question: Does it start?
      seed: 7
      replications: 3
      duration: 20 s
      topology:
        root: { at: Frankfurt }
        clusters:
          - { name: munich, at: Munich, workers: [ { device: intel-nuc } ] }
          - { name: berlin, at: Berlin, workers: [ { device: intel-nuc } ] }
        latency: geography
      services:
        - { name: detection, memory: 100 MiB, vcpus: 0.25, replicas: 2 }
      vary:
        services[0].replicas: [ 1, 2 ]
      """;

  private final Path folder;
  private UnaryOperator<Driver> around = UnaryOperator.identity();

  Cli(Path folder) {
    this.folder = folder;
  }

  /** What a command said. */
  record Said(int code, String out, String err) {
    String both() {
      return out + err;
    }
  }

  /** Puts something around the simulation of replications from now on. */
  void around(UnaryOperator<Driver> driver) {
    around = driver;
  }

  Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Said run(Object... arguments) {
    return run(new TreeMap<>(), arguments);
  }

  Said run(Map<String, String> environment, Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            environment,
            folder.resolve("home"),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            new Build("0.0", "test", Optional.empty()));
    String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    int code = Main.run(words, console, around);
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
