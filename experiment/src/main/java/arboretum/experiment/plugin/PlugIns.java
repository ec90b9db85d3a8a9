package arboretum.experiment.plugin;

import arboretum.experiment.data.Sha256;
import arboretum.experiment.plan.Roles.PolicySource;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import arboretum.experiment.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The plug-ins of a folder. Immutable; the policies that they make are not. */
public final class PlugIns {
  /** No plug-ins. */
  public static final PlugIns NONE = new PlugIns(List.of(), new TreeMap<>());

  private static final String SUFFIX = ".jar";

  private final List<PlugIn> all;
  private final SortedMap<String, String> hashes;

  private PlugIns(List<PlugIn> all, SortedMap<String, String> hashes) {
    this.all = List.copyOf(all);
    this.hashes = Collections.unmodifiableSortedMap(hashes);
  }

  /**
   * Loads every jar of a folder, in the order of names.
   *
   * @throws InputException with every problem of every jar
   */
  public static PlugIns load(Path folder) {
    Problems problems = new Problems();
    List<PlugIn> all = new ArrayList<>();
    SortedMap<String, String> hashes = new TreeMap<>();
    for (Path jar : jars(folder, problems)) {
      all.addAll(JarReader.read(jar, problems));
      try {
        hashes.put(jar.getFileName().toString(), Sha256.ofBytes(jar));
      } catch (IOException e) {
        problems.add(Problem.of(jar.toString(), "can't be read: " + e.getMessage()));
      }
    }
    Map<String, PlugIn> byName = new LinkedHashMap<>();
    for (PlugIn plugIn : all) {
      PlugIn other = byName.putIfAbsent(plugIn.kind() + " " + plugIn.name(), plugIn);
      if (other != null) {
        String what = "the " + plugIn.kind().title() + " \"" + plugIn.name() + "\" is in ";
        problems.add(
            Problem.of(folder.resolve(plugIn.jar()).toString(), what + other.jar() + " too"));
      }
    }
    problems.throwIfAny();
    return new PlugIns(all, hashes);
  }

  private static List<Path> jars(Path folder, Problems problems) {
    if (!Files.isDirectory(folder)) {
      problems.add(Problem.of("--plugins " + folder, "there is no such folder"));
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars =
          files.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
      if (jars.isEmpty()) {
        problems.add(Problem.of("--plugins " + folder, "holds no file *" + SUFFIX));
      }
      return jars;
    } catch (IOException e) {
      problems.add(Problem.of("--plugins " + folder, "can't be read: " + e.getMessage()));
      return List.of();
    }
  }

  /** Returns the SHA-256 of each jar, by file name. */
  public SortedMap<String, String> hashes() {
    return hashes;
  }

  /** Returns the names of all of a kind, in the order of jars. */
  public List<String> names(Kind kind) {
    return all.stream().filter(p -> p.kind() == kind).map(PlugIn::name).toList();
  }

  /** Returns one. */
  public Optional<PlugIn> find(Kind kind, String name) {
    return all.stream().filter(p -> p.kind() == kind && p.name().equals(name)).findFirst();
  }

  /**
   * Returns a source of policies.
   *
   * @param others knows what is no plug-in
   * @param failures is told when one fails
   */
  public PolicySource over(PolicySource others, FailureListener failures) {
    return all.isEmpty() ? others : new PluggedSource(this, others, failures);
  }
}
