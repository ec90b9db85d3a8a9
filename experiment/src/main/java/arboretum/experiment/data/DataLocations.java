package arboretum.experiment.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where data sets are looked for, in this order; each is a folder with a folder per set.
 *
 * @param option the folder that the command line names ({@code --data})
 * @param environment the folder that {@value #VARIABLE} names
 * @param cache the user's cache, which {@code data get} fills; need not exist
 */
public record DataLocations(Optional<Path> option, Optional<Path> environment, Path cache) {
  /** The environment variable that names a folder of data sets. */
  public static final String VARIABLE = "ARBORETUM_DATA";

  private static final String CACHE_VARIABLE = "XDG_CACHE_HOME";

  /**
   * Returns the locations of this user. The cache follows the XDG base directory specification: the
   * folder in {@code XDG_CACHE_HOME} if that is absolute, else {@code ~/.cache}.
   *
   * @param option the value of {@code --data}
   * @param environment the process's environment; variables that are set to nothing do not count
   * @param home the user's home folder
   */
  public static DataLocations of(
      Optional<Path> option, Map<String, String> environment, Path home) {
    Path cache =
        variable(environment, CACHE_VARIABLE)
            .filter(Path::isAbsolute)
            .orElseGet(() -> home.resolve(".cache"));
    return new DataLocations(
        option, variable(environment, VARIABLE), cache.resolve("arboretum").resolve("data"));
  }

  private static Optional<Path> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank()).map(Path::of);
  }

  /** Returns the folders in the order in which they are looked at. */
  public List<Path> inOrder() {
    var folders = new ArrayList<Path>();
    option.ifPresent(folders::add);
    environment.ifPresent(folders::add);
    folders.add(cache);
    return List.copyOf(folders);
  }
}
