package arboretum.sim.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The fuzzer over logic that a patch has damaged: the patched files are compiled against the built
 * classes, and their classes come first on the path.
 */
final class Mutant extends URLClassLoader {
  private Mutant(URL[] path) {
    super(path, Mutant.class.getClassLoader());
  }

  /**
   * Applies and compiles a patch.
   *
   * @param sources folder to which the paths in the patch are relative
   * @param work an empty folder
   * @throws IllegalStateException if it no longer applies or compiles
   */
  static Mutant of(Path patch, Path sources, Path work) throws IOException, InterruptedException {
    List<String> files =
        Files.readAllLines(patch).stream()
            .filter(line -> line.startsWith("+++ b/"))
            .map(line -> line.substring("+++ b/".length()))
            .toList();
    List<String> command = new ArrayList<>(List.of("-nowarn", "-proc:none", "-d"));
    Path classes = Files.createDirectories(work.resolve("classes"));
    command.addAll(List.of(classes.toString(), "-cp", System.getProperty("java.class.path")));
    for (String file : files) {
      Path copy = work.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(sources.resolve(file), copy);
      command.add(copy.toString());
    }
    Process git =
        new ProcessBuilder("git", "apply", "-C1", patch.toAbsolutePath().toString())
            .directory(work.toFile())
            .redirectErrorStream(true)
            .start();
    String said =
        new String(git.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (git.waitFor() != 0) {
      throw new IllegalStateException(patch + " no longer applies: " + said);
    }
    var errors = new java.io.ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, errors, errors, command.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException(patch + " no longer compiles: " + errors);
    }
    List<URL> path = new ArrayList<>(List.of(classes.toUri().toURL()));
    Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
        .map(Mutant::url)
        .forEach(path::add);
    return new Mutant(path.toArray(URL[]::new));
  }

  /** Returns the first seed of a range that breaks a rule; 0 if none does. */
  long firstCaught(long from, long to, String profile) {
    try {
      Class<?> fuzz = loadClass(Caught.class.getName());
      return (long)
          fuzz.getDeclaredMethod("first", long.class, long.class, String.class)
              .invoke(null, from, to, profile);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs within the mutant's classes. */
  public static final class Caught {
    private Caught() {}

    /** Returns the first seed of a range that breaks a rule; 0 if none does. */
    public static long first(long from, long to, String profile) {
      for (long seed = from; seed <= to; seed++) {
        if (Fuzz.play(seed, profile).breach().isPresent()) {
          return seed;
        }
      }
      return 0;
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith("arboretum.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? findClass(name) : known;
    }
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
