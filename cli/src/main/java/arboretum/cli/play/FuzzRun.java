package arboretum.cli.play;

import arboretum.cli.console.Console;
import arboretum.cli.console.Failures;
import arboretum.sim.fuzz.CaseFile;
import arboretum.sim.fuzz.Failure;
import arboretum.sim.fuzz.Fuzz;
import arboretum.sim.fuzz.FuzzReport;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Plays random cases on several threads; the report does not depend on how many. */
public final class FuzzRun {
  private static final String MAIN_PROFILE = "arboretum";

  /** Of so many seeds, one is played with a profile besides. */
  private static final int PAPER_EVERY = 10;

  private static final int ARTIFACT_EVERY = 20;
  private static final int ARTIFACT_AT = 5;

  /** Twice as often: some edges of the life cycle are its own, and seldom taken. */
  private static final int HEAD_EVERY = 10;

  private static final int HEAD_AT = 7;

  private static final int SHOWN = 3;
  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(5);

  private final Console console;

  /**
   * What to play.
   *
   * @param budget no further case begins after so long
   * @param profile the only one; empty: arboretum for every seed, the others for a part of them
   */
  public record Request(
      long from, long to, int threads, Optional<Duration> budget, Optional<String> profile) {
    long seeds() {
      return to - from + 1;
    }
  }

  private record Case(long seed, String profile) {}

  private record Submitted(Case which, Future<Fuzz.Outcome> outcome) {}

  public FuzzRun(Console console) {
    this.console = console;
  }

  /**
   * Plays and reports; returns the exit code.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  public int run(Request request) throws InterruptedException {
    long began = System.nanoTime();
    var report = new FuzzReport();
    List<Case> failed = new ArrayList<>();
    ExecutorService executor = Executors.newFixedThreadPool(request.threads());
    long lastSeed;
    try {
      lastSeed = play(request, executor, report, failed, began);
    } finally {
      executor.shutdownNow();
    }
    long seeds = lastSeed - request.from() + 1;
    failed.stream().limit(SHOWN).forEach(this::show);
    if (failed.size() > SHOWN) {
      console.out().println("also: " + failed.subList(SHOWN, failed.size()));
    }
    report.lines(seeds).forEach(console.out()::println);
    double seconds = (System.nanoTime() - began) / 1e9;
    console
        .err()
        .println(
            String.format(
                Locale.ROOT, "%d seeds in %.1f s: %.1f a second", seeds, seconds, seeds / seconds));
    List<String> shortcomings = new ArrayList<>(report.shortcomings(seeds));
    shortcomings.forEach(one -> console.out().println("failed: " + one));
    if (shortcomings.isEmpty()) {
      console.out().println("every rule held");
    }
    return shortcomings.isEmpty() ? Failures.DONE : Failures.FAILED;
  }

  /** Returns the last seed that was played. */
  private long play(
      Request request, ExecutorService executor, FuzzReport report, List<Case> failed, long began)
      throws InterruptedException {
    Deque<Submitted> underWay = new ArrayDeque<>();
    long told = began;
    long seed = request.from();
    while (seed <= request.to() || !underWay.isEmpty()) {
      boolean late =
          request.budget().isPresent()
              && System.nanoTime() - began > request.budget().get().toNanos();
      while (seed <= request.to() && !late && underWay.size() < 2 * request.threads()) {
        for (String profile : profiles(seed, request.profile())) {
          Case next = new Case(seed, profile);
          underWay.add(
              new Submitted(next, executor.submit(() -> Fuzz.play(next.seed(), next.profile()))));
        }
        seed++;
      }
      if (underWay.isEmpty()) {
        break; // out of budget
      }
      Submitted first = underWay.remove();
      Fuzz.Outcome outcome = get(first);
      report.add(outcome);
      if (outcome.breach().isPresent()) {
        failed.add(first.which());
        console.err().println(first.which() + ": " + outcome.breach().get().key());
      }
      if (System.nanoTime() - told > PROGRESS_EVERY.toNanos()) {
        told = System.nanoTime();
        console.err().println("seed " + first.which().seed() + " of " + request.to());
      }
    }
    return seed - 1;
  }

  private static Fuzz.Outcome get(Submitted submitted) throws InterruptedException {
    try {
      return submitted.outcome().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(submitted.which() + " could not be played", e.getCause());
    }
  }

  private static List<String> profiles(long seed, Optional<String> only) {
    if (only.isPresent()) {
      return List.of(only.get());
    }
    List<String> profiles = new ArrayList<>(List.of(MAIN_PROFILE));
    if (seed % PAPER_EVERY == 0) {
      profiles.add("paper-2023");
    }
    if (seed % ARTIFACT_EVERY == ARTIFACT_AT) {
      profiles.add("artifact-2023");
    }
    if (seed % HEAD_EVERY == HEAD_AT) {
      profiles.add("head-2026-04");
    }
    return profiles;
  }

  private void show(Case which) {
    Failure failure = Failure.shrink(which.seed(), which.profile());
    failure.lines().forEach(console.out()::println);
    console
        .out()
        .println(
            "  again: ./arboretum fuzz --seeds "
                + which.seed()
                + ".."
                + which.seed()
                + " --profile "
                + which.profile());
    console.out().println("  shrunk, as a file for --case:");
    new CaseFile(which.seed(), which.profile(), failure.kept())
        .text()
        .lines()
        .forEach(line -> console.out().println("    " + line));
  }

  /** Plays one case of a file; returns the exit code. */
  public int run(CaseFile file) {
    Fuzz.Outcome outcome = file.play();
    if (outcome.breach().isEmpty()) {
      console.out().println("every rule held");
      return Failures.DONE;
    }
    Fuzz.Breach breach = outcome.breach().get();
    console.out().println(breach.message());
    breach.inputs().forEach(input -> console.out().println("  " + input));
    return Failures.FAILED;
  }
}
