package arboretum.experiment.data;

import arboretum.experiment.data.DataSet.ByHand;
import arboretum.experiment.data.DataSet.DataFile;
import arboretum.experiment.data.DataSet.Imported;
import arboretum.experiment.data.FileCheck.State;
import arboretum.experiment.data.Located.Found;
import arboretum.experiment.data.Located.Missing;
import arboretum.experiment.data.csv.TextFile;
import arboretum.experiment.problem.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The registered data sets on this machine. Immutable; looks at the disk at each call. */
public final class DataSets {
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private final DataRegistry registry;
  private final DataLocations locations;

  public DataSets(DataRegistry registry, DataLocations locations) {
    this.registry = registry;
    this.locations = locations;
  }

  /** For scenarios that name no data: nothing is looked for on this machine. */
  public static DataSets none() {
    Path nowhere = Path.of("no-data-is-read");
    return new DataSets(
        DataRegistry.bundled(), new DataLocations(Optional.empty(), Optional.empty(), nowhere));
  }

  public DataRegistry registry() {
    return registry;
  }

  /**
   * A row of {@code data list}.
   *
   * @param set the registry's row
   * @param folder where the set is; empty if it is missing
   */
  public record Listing(DataSet set, Optional<Path> folder) {}

  /** Returns all sets in the order of the registry, and where each is. */
  public List<Listing> list() {
    return registry.sets().stream().map(set -> new Listing(set, folderOf(set))).toList();
  }

  /** Returns the folder of a set: the first location that has all of its files. */
  public Located locate(String name) {
    Optional<DataSet> set = registry.find(name);
    if (set.isEmpty()) {
      return new Missing(unknown(name));
    }
    Optional<Path> folder = folderOf(set.get());
    return folder.isPresent() ? new Found(folder.get()) : new Missing(missing(set.get()));
  }

  /** Returns a file of a set: the first location that has it, with or without the set's others. */
  public Located file(String name, String file) {
    Optional<DataSet> set = registry.find(name);
    if (set.isEmpty()) {
      return new Missing(unknown(name));
    }
    List<String> files = set.get().files().stream().map(DataFile::name).toList();
    if (!files.contains(file)) {
      String known = String.join(", ", files);
      return new Missing(
          "data set "
              + name
              + " has no file \""
              + file
              + "\"; allowed: "
              + known
              + Nearest.hint(file, files));
    }
    Optional<Path> path =
        locations.inOrder().stream()
            .map(location -> location.resolve(name).resolve(file))
            .filter(Files::isRegularFile)
            .findFirst();
    return path.isPresent() ? new Found(path.get()) : locate(name);
  }

  /** Checks every file of every set. */
  public List<FileCheck> check() {
    return registry.sets().stream().flatMap(set -> check(set).stream()).toList();
  }

  /**
   * Checks every file of a set by its hash, in the first location that has any of them; each file
   * of a set that no location has is missing. Reads all bytes.
   */
  public List<FileCheck> check(DataSet set) {
    Path folder =
        locations.inOrder().stream()
            .map(location -> location.resolve(set.name()))
            .filter(f -> set.files().stream().anyMatch(d -> Files.exists(f.resolve(d.name()))))
            .findFirst()
            .orElseGet(() -> locations.cache().resolve(set.name()));
    var checks = new ArrayList<FileCheck>();
    for (DataFile file : set.files()) {
      checks.add(check(set.name(), folder.resolve(file.name()), file));
    }
    return checks;
  }

  static FileCheck check(String set, Path path, DataFile wanted) {
    if (!Files.exists(path)) {
      return new FileCheck(set, path, State.MISSING, "missing");
    }
    try {
      String sha256 = Sha256.ofContent(path);
      return sha256.equals(wanted.sha256())
          ? new FileCheck(set, path, State.RIGHT, "")
          : new FileCheck(
              set, path, State.DIFFERS, "SHA-256 is " + sha256 + ", wanted " + wanted.sha256());
    } catch (IOException e) {
      return new FileCheck(set, path, State.UNREADABLE, TextFile.reason(e));
    }
  }

  /**
   * Downloads a set into the user's cache, whole or not at all, or says how to obtain it. A set
   * that is already in the cache and right is left alone. Blocks; call from any thread.
   */
  public GetResult get(String name, DataDownload download) {
    Optional<DataSet> set = registry.find(name);
    if (set.isEmpty()) {
      return new GetResult.Failed(unknown(name));
    }
    return switch (set.get().origin()) {
      case Imported imported -> download.get(set.get(), imported, locations.cache());
      case ByHand byHand -> new GetResult.ByHand(byHand(set.get(), byHand));
    };
  }

  private Optional<Path> folderOf(DataSet set) {
    return locations.inOrder().stream()
        .map(location -> location.resolve(set.name()))
        .filter(f -> set.files().stream().allMatch(d -> Files.isRegularFile(f.resolve(d.name()))))
        .findFirst();
  }

  private String unknown(String name) {
    return "there is no data set \""
        + name
        + "\"; known: "
        + String.join(", ", registry.names())
        + Nearest.hint(name, registry.names());
  }

  private String missing(DataSet set) {
    String lookedIn =
        locations.inOrder().stream().map(Path::toString).collect(Collectors.joining(", "));
    String how =
        switch (set.origin()) {
          case Imported imported ->
              "get it with: ./arboretum data get "
                  + set.name()
                  + " (downloads "
                  + megabytes(imported.bytes())
                  + ", licence "
                  + set.licence()
                  + ")";
          case ByHand byHand -> byHand(set, byHand);
        };
    return "data set " + set.name() + " is missing (looked in " + lookedIn + "); " + how;
  }

  private String byHand(DataSet set, ByHand byHand) {
    return set.name()
        + " can't be downloaded ("
        + byHand.kind()
        + ": "
        + byHand.reason()
        + "). "
        + byHand.obtain()
        + ". Origin: "
        + set.url()
        + " at commit "
        + set.commit()
        + "; "
        + megabytes(set.bytes())
        + ", licence "
        + set.licence()
        + ". Put "
        + set.files().stream().map(DataFile::name).collect(Collectors.joining(", "))
        + " into "
        + locations.cache().resolve(set.name())
        + " and run ./arboretum data check";
  }

  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / BYTES_PER_MEGABYTE);
  }
}
