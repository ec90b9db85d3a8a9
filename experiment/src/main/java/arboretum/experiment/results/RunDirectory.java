package arboretum.experiment.results;

import arboretum.experiment.metric.MetricRegistry;
import arboretum.experiment.metric.RunResult;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory of one run, {@code OUT/SCENARIO/MODE-HASH8[-N]}.
 *
 * <p>Life: finished replications are put into {@code parts/} as they come ({@link #store}); then
 * the tables are written ({@link #writeTables}), by others the summary, charts and report; last the
 * manifest ({@link #complete}), which marks the directory as complete. A process may die at any
 * instant: what is in place is whole, and the next run adopts the parts.
 *
 * <p>A lock file beside the directory (its name with {@code .lock}) is held while a run writes; the
 * system drops the lock with the process. {@link #store} and {@link #part} may be called from
 * several threads, for different replications; all else from one.
 */
public final class RunDirectory implements AutoCloseable {
  /** Whether a complete simulation is reported or made again. */
  public enum Existing {
    KEEP,
    /** {@code --force}: nothing that is there is used. */
    REPLACE
  }

  private static final String MANIFEST = "manifest.json";

  private final Path path;
  private final RunIdentity identity;
  private final MetricRegistry registry;
  private final @Nullable FileChannel lock;

  private RunDirectory(
      Path path, RunIdentity identity, MetricRegistry registry, @Nullable FileChannel lock) {
    this.path = path;
    this.identity = identity;
    this.registry = registry;
    this.lock = lock;
  }

  /**
   * Opens the directory of a simulation; makes it if it is not there.
   *
   * @param out folder of all results
   * @throws InputException if another run is writing to it
   */
  public static RunDirectory simulation(
      Path out, RunIdentity identity, MetricRegistry registry, Existing existing)
      throws IOException {
    Path scenario = out.resolve(identity.scenario());
    Path path = scenario.resolve(identity.mode().label() + "-" + identity.shortHash());
    if (existing == Existing.KEEP && isComplete(path)) {
      return new RunDirectory(path, identity, registry, null);
    }
    Files.createDirectories(scenario);
    FileChannel lock = lock(path);
    try {
      if (existing == Existing.REPLACE) {
        delete(path);
      }
      Files.createDirectories(path.resolve("parts"));
      deleteUnfinished(path);
      deleteUnfinished(path.resolve("parts"));
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
    return new RunDirectory(path, identity, registry, lock);
  }

  /** Makes a new directory for a measurement, with the next free number. */
  public static RunDirectory measurement(Path out, RunIdentity identity, MetricRegistry registry)
      throws IOException {
    Path scenario = Files.createDirectories(out.resolve(identity.scenario()));
    String prefix = identity.mode().label() + "-" + identity.shortHash() + "-";
    for (int n = 1; ; n++) {
      Path path = scenario.resolve(prefix + n);
      try {
        Files.createDirectory(path);
      } catch (FileAlreadyExistsException e) {
        continue;
      }
      FileChannel lock = lock(path);
      Files.createDirectories(path.resolve("parts"));
      return new RunDirectory(path, identity, registry, lock);
    }
  }

  /** Returns whether a directory holds a complete run. */
  public static boolean isComplete(Path path) {
    return Files.isRegularFile(path.resolve(MANIFEST));
  }

  public Path path() {
    return path;
  }

  /** Returns whether the run is complete: nothing is left to do but to report it. */
  public boolean isComplete() {
    return isComplete(path);
  }

  /** Returns a finished replication of this very run, if it is there. */
  public Optional<RunResult> part(int point, int replication) throws IOException {
    return PartFile.read(path.resolve("parts"), identity.hash(), point, replication, registry);
  }

  /** Keeps a finished replication. */
  public void store(RunResult result) throws IOException {
    PartFile.write(path.resolve("parts"), identity.hash(), result);
  }

  /**
   * Writes the tables from the parts.
   *
   * @param points the sweep, in order
   * @param replications per point
   * @throws IllegalStateException if a part is missing
   */
  public void writeTables(List<Point> points, int replications) throws IOException {
    List<String> paths = points.isEmpty() ? List.of() : points.getFirst().paths();
    try (ResultTables tables = new ResultTables(path, registry, paths)) {
      for (Point point : points) {
        for (int replication = 0; replication < replications; replication++) {
          tables.add(point, requirePart(point.index(), replication));
        }
      }
      tables.commit();
    }
  }

  /** Writes the manifest, which makes the run complete, and lets the latest link point to it. */
  public void complete(Manifest manifest) throws IOException {
    WholeFile.write(path.resolve(MANIFEST), manifest.toJson());
    link();
  }

  /** Lets {@code latest-sim} (or live, hollow) point to this directory. */
  public void link() throws IOException {
    Path link = path.resolveSibling("latest-" + identity.mode().label());
    Path made = path.resolveSibling("." + link.getFileName() + WholeFile.UNFINISHED);
    try {
      Files.deleteIfExists(made);
      Files.createSymbolicLink(made, path.getFileName());
      Files.move(made, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (UnsupportedOperationException | FileSystemException e) {
      // The link is a convenience; a file system without links, or one that is read-only, has none.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    if (lock != null) {
      lock.close();
    }
  }

  private RunResult requirePart(int point, int replication) throws IOException {
    return part(point, replication)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "part of point " + point + ", replication " + replication + " is missing"));
  }

  private static FileChannel lock(Path path) throws IOException {
    Path file = path.resolveSibling("." + path.getFileName() + ".lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock held;
    try {
      held = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      held = null;
    }
    if (held == null) {
      channel.close();
      throw new InputException(
          Problem.of(
              path.toString(),
              "another run is writing here; wait for it, or choose another --out"));
    }
    return channel;
  }

  private static void deleteUnfinished(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().endsWith(WholeFile.UNFINISHED)) {
          Files.delete(file);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    // The manifest first: what is half deleted is not complete.
    Files.deleteIfExists(folder.resolve(MANIFEST));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
