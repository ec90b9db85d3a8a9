package arboretum.experiment.run;

import arboretum.experiment.metric.RunResult;
import arboretum.experiment.results.CsvFile;
import arboretum.experiment.results.Formats;
import arboretum.experiment.results.Numbers;
import arboretum.experiment.results.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Runs replications on a fixed number of threads and keeps each in the run's directory as it
 * finishes. What an earlier run finished is adopted. The order in which they finish leaves no trace
 * in any result file but {@code timing.csv}.
 *
 * <p>If one fails, no further one is started; those that are under way finish and are kept. If the
 * calling thread is interrupted, those under way are interrupted and given up. Killing the process
 * at any instant loses only what was under way.
 */
public final class ReplicationPool {
  private record Done(Task task, long wallNanos) {}

  private record Place(int point, int replication) {}

  private final int threads;
  private final Driver driver;
  private final Function<Task, String> rerun;
  private final Progress progress;

  /**
   * @param threads at least 1
   * @param driver plays them
   * @param rerun gives the command line that makes a failed one again
   * @param progress is told how far it is
   */
  public ReplicationPool(
      int threads, Driver driver, Function<Task, String> rerun, Progress progress) {
    if (threads < 1) {
      throw new IllegalArgumentException("a pool needs a thread: " + threads);
    }
    this.threads = threads;
    this.driver = driver;
    this.rerun = rerun;
    this.progress = progress;
  }

  /**
   * Runs all tasks that have no part yet, then writes {@code timing.csv}.
   *
   * @param tasks in order of point and replication
   * @throws ReplicationFailedException if one failed
   * @throws InterruptedException if the calling thread was interrupted
   */
  public void run(List<Task> tasks, RunDirectory directory)
      throws IOException, InterruptedException {
    List<Task> open = new ArrayList<>();
    for (Task task : tasks) {
      if (directory.part(task.point(), task.replication()).isEmpty()) {
        open.add(task);
      }
    }
    int adopted = tasks.size() - open.size();
    List<Done> done = new ArrayList<>();
    ExecutorService executor = Executors.newFixedThreadPool(Math.min(threads, tasks.size() + 1));
    try {
      runOpen(open, adopted, tasks.size(), directory, executor, done);
    } finally {
      executor.shutdownNow();
    }
    writeTiming(tasks, done, directory);
  }

  private void runOpen(
      List<Task> open,
      int adopted,
      int total,
      RunDirectory directory,
      ExecutorService executor,
      List<Done> done)
      throws IOException, InterruptedException {
    CompletionService<Done> completion = new ExecutorCompletionService<>(executor);
    long began = System.nanoTime();
    int started = 0;
    int running = 0;
    List<Throwable> failures = new ArrayList<>();
    progress.update(adopted, adopted, total, Optional.empty());
    while (running > 0 || (started < open.size() && failures.isEmpty())) {
      while (running < threads && started < open.size() && failures.isEmpty()) {
        Task task = open.get(started++);
        completion.submit(() -> play(task, directory));
        running++;
      }
      if (take(completion, done, failures)) {
        Duration left = left(System.nanoTime() - began, done.size(), open.size());
        progress.update(adopted + done.size(), adopted, total, Optional.of(left));
      }
      running--;
    }
    if (!failures.isEmpty()) {
      throw first(failures);
    }
  }

  private static boolean take(
      CompletionService<Done> completion, List<Done> done, List<Throwable> failures)
      throws InterruptedException {
    Future<Done> finished = completion.take();
    try {
      done.add(finished.get());
      return true;
    } catch (ExecutionException e) {
      failures.add(e.getCause() == null ? e : e.getCause());
      return false;
    }
  }

  private static RuntimeException first(List<Throwable> failures) {
    Throwable first = failures.getFirst();
    failures.stream().skip(1).forEach(first::addSuppressed);
    if (first instanceof RuntimeException ours) {
      return ours;
    }
    return new IllegalStateException("a replication could not be kept: " + first, first);
  }

  private Done play(Task task, RunDirectory directory) throws IOException, InterruptedException {
    long began = System.nanoTime();
    RunResult result;
    try {
      result = driver.run(task.plan().get());
    } catch (RuntimeException | Error e) {
      // Also errors: out of memory or a failed assertion says which replication it was.
      throw new ReplicationFailedException(task, rerun.apply(task), e);
    }
    if (result.point() != task.point() || result.replication() != task.replication()) {
      throw new IllegalStateException("a driver gave the result of another replication");
    }
    directory.store(result);
    return new Done(task, System.nanoTime() - began);
  }

  private static Duration left(long elapsedNanos, int done, int open) {
    return Duration.ofNanos(elapsedNanos / Math.max(1, done) * (open - done));
  }

  private void writeTiming(List<Task> tasks, List<Done> done, RunDirectory directory) {
    Map<Place, Long> wall = new LinkedHashMap<>();
    for (Done one : done) {
      wall.put(new Place(one.task().point(), one.task().replication()), one.wallNanos());
    }
    try (CsvFile file =
        new CsvFile(
            directory.path().resolve("timing.csv"),
            Formats.TIMING,
            List.of("point", "replication", "source", "wall_s"))) {
      for (Task task : tasks) {
        Long wallNanos = wall.get(new Place(task.point(), task.replication()));
        file.add(task.point()).add(task.replication());
        file.add(wallNanos == null ? "adopted" : "run");
        file.add(wallNanos == null ? "" : Numbers.seconds(wallNanos)).end();
      }
      file.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
