package arboretum.cli.play;

import arboretum.cli.console.Console;
import arboretum.cli.console.Failures;
import arboretum.cli.console.ProgressLine;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plugin.PlugIns;
import arboretum.experiment.record.RecordedStep;
import arboretum.experiment.record.RecordingReader;
import arboretum.experiment.scenario.LoadedScenario;
import arboretum.sim.replay.Replay;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Plays replications here and in fresh JVMs, and compares every decision. Fresh JVMs because much
 * that changes from run to run is fixed within one: the salt of {@code Set.of} above all. What they
 * start from is chosen to differ: one has a salt for each {@link Salt.Relation} to ours, and all
 * have drawn identity hashes before they begin.
 */
public final class DeterminismCheck {
  /** Three of sixteen salts are as wanted: this many JVMs miss it once in 10^9. */
  private static final int STARTS_MAX = 100;

  private static final int IDENTITIES_DRAWN = 1021;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Console console;
  private long compared;

  public DeterminismCheck(Console console) {
    this.console = console;
  }

  /**
   * Checks the first replication of each point, or as many as the command line says.
   *
   * @return exit code: failed if a decision differs
   */
  public int run(Request request) throws IOException, InterruptedException {
    PlugIns plugIns = request.plugIns();
    LoadedScenario scenario = request.load(console, plugIns);
    List<RunPlan> plans = plans(request, scenario);
    Path folder = Files.createTempDirectory("arboretum-decisions");
    try {
      Path ours = Files.createDirectory(folder.resolve("ours"));
      write(plans, plugIns, ours);
      for (Salt.Relation relation : Salt.Relation.values()) {
        Path theirs = Files.createDirectory(folder.resolve(relation.name()));
        playInFreshJvm(request, relation, theirs, folder.resolve("output"));
        if (differs(plans, ours, theirs)) {
          return Failures.FAILED;
        }
      }
      console
          .out()
          .println(
              "identical: "
                  + compared
                  + " decisions of "
                  + ProgressLine.replications(plans.size())
                  + ", here and in fresh JVMs");
      return Failures.DONE;
    } finally {
      delete(folder);
    }
  }

  /** The other JVM's part: plays the same replications and writes what is decided. */
  public int write(Request request, Path into) throws IOException, InterruptedException {
    Set<Object> drawn = Collections.newSetFromMap(new IdentityHashMap<>());
    while (drawn.size() < IDENTITIES_DRAWN) {
      drawn.add(new Object());
    }
    PlugIns plugIns = request.plugIns();
    write(plans(request, request.load(console, plugIns)), plugIns, into);
    return Failures.DONE;
  }

  private static List<RunPlan> plans(Request request, LoadedScenario scenario) {
    int replications = request.overrides().replications().orElse(1);
    List<RunPlan> plans = new ArrayList<>();
    for (var point : scenario.points()) {
      for (int replication = 0; replication < replications; replication++) {
        plans.add(scenario.plan(point.index(), replication));
      }
    }
    return plans;
  }

  private static void write(List<RunPlan> plans, PlugIns plugIns, Path folder)
      throws IOException, InterruptedException {
    for (RunPlan plan : plans) {
      DecisionLog.write(plan, plugIns, folder);
    }
  }

  private void playInFreshJvm(Request request, Salt.Relation relation, Path into, Path output)
      throws IOException, InterruptedException {
    int code = Salt.OTHER_WANTED;
    for (int start = 0; start < STARTS_MAX && code == Salt.OTHER_WANTED; start++) {
      ProcessBuilder builder = new ProcessBuilder(command(request, relation, into));
      builder.environment().putAll(console.environment());
      Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
      try {
        process.getOutputStream().close();
        code = process.waitFor();
      } finally {
        process.destroy();
      }
    }
    if (code != Failures.DONE) {
      console.err().print(Files.readString(output, StandardCharsets.UTF_8));
      throw new IOException("the fresh JVM ended with exit code " + code);
    }
  }

  /** The same Java with the same flags. */
  private static List<String> command(Request request, Salt.Relation relation, Path into) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !flag.startsWith("-agentlib:"))
        .forEach(words::add);
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), "arboretum.cli.FreshJvm"));
    Salt salt = Salt.ofThisJvm();
    words.addAll(List.of(Integer.toString(salt.start()), salt.direction().name(), relation.name()));
    words.addAll(List.of("decisions", request.file().toString()));
    for (String set : request.sets()) {
      words.addAll(List.of("--set", set));
    }
    request.overrides().seed().ifPresent(seed -> words.addAll(List.of("--seed", seed.toString())));
    request
        .overrides()
        .replications()
        .ifPresent(n -> words.addAll(List.of("--replications", n.toString())));
    request.data().ifPresent(data -> words.addAll(List.of("--data", data.toString())));
    request.jars().ifPresent(jars -> words.addAll(List.of("--plugins", jars.toString())));
    words.addAll(List.of("--into", into.toString()));
    return words;
  }

  /** Returns whether a decision differs; the first one is told. */
  private boolean differs(List<RunPlan> plans, Path ours, Path theirs) throws IOException {
    compared = 0;
    for (RunPlan plan : plans) {
      String name = DecisionLog.fileName(plan);
      try (RecordingReader here = RecordingReader.open(ours.resolve(name));
          RecordingReader fresh = RecordingReader.open(theirs.resolve(name))) {
        Optional<RecordedStep> mine = here.next();
        Optional<RecordedStep> other = fresh.next();
        while (mine.isPresent() && mine.equals(other)) {
          compared += mine.get().effects().size();
          mine = here.next();
          other = fresh.next();
        }
        if (!mine.equals(other)) {
          tell(plan, mine, other);
          return true;
        }
      }
    }
    return false;
  }

  private void tell(RunPlan plan, Optional<RecordedStep> here, Optional<RecordedStep> fresh) {
    RecordedStep step = here.or(() -> fresh).orElseThrow();
    boolean sameInput =
        here.isPresent() && fresh.isPresent() && here.get().input().equals(fresh.get().input());
    int index = sameInput ? new Replay.Difference(here.get(), fresh.get().effects()).index() : 0;
    console
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "differs: point %d, replication %d, node %s, at %.9f s (input %d)",
                plan.point(),
                plan.replication(),
                step.input().node(),
                step.input().atNanos() / NANOS_PER_SECOND,
                step.input().sequence()));
    console.out().println("  request: " + step.input().payload());
    console.out().println("  here:      " + side(here, index, sameInput));
    console.out().println("  fresh JVM: " + side(fresh, index, sameInput));
  }

  private static String side(Optional<RecordedStep> step, int index, boolean sameInput) {
    if (step.isEmpty()) {
      return "nothing more is decided";
    }
    List<?> effects = step.get().effects();
    String effect = index < effects.size() ? effects.get(index).toString() : "nothing";
    return sameInput ? effect : effect + ", for " + step.get().input();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
