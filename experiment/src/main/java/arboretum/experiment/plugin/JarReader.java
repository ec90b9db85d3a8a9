package arboretum.experiment.plugin;

import arboretum.experiment.problem.Problem;
import arboretum.experiment.problem.Problems;
import arboretum.placement.Policies;
import arboretum.plugin.Api;
import arboretum.plugin.PolicyFactory;
import arboretum.plugin.SettingKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/** Reads one jar: looks at what its classes name, then asks it for its factories. */
final class JarReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private final Path jar;
  private final Problems problems;
  private final List<PlugIn> found = new ArrayList<>();

  private JarReader(Path jar, Problems problems) {
    this.jar = jar;
    this.problems = problems;
  }

  /** Returns the plug-ins of a jar; adds what is wrong with it. */
  static List<PlugIn> read(Path jar, Problems problems) {
    JarReader reader = new JarReader(jar, problems);
    if (reader.seesOnlyTheApi()) {
      reader.load();
    }
    return reader.found;
  }

  private void report(String message) {
    problems.add(Problem.of(jar.toString(), message));
  }

  private boolean seesOnlyTheApi() {
    SortedSet<String> own = new TreeSet<>();
    SortedSet<String> named = new TreeSet<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().toList()) {
        String name = entry.getName();
        if (name.endsWith(".class") && !name.startsWith("META-INF/")) {
          own.add(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
          try (InputStream in = file.getInputStream(entry)) {
            named.addAll(ClassReferences.of(in.readAllBytes()));
          }
        }
      }
    } catch (IOException e) {
      report("is no jar that can be read: " + e.getMessage());
      return false;
    }
    boolean fine = true;
    for (String name : named) {
      int dot = name.lastIndexOf('.');
      String of = dot < 0 ? "" : name.substring(0, dot);
      if (name.startsWith("arboretum.") && !own.contains(name) && !Api.packages().contains(of)) {
        report(
            "uses " + name + ", which is internal; allowed: " + String.join(", ", Api.packages()));
        fine = false;
      }
    }
    return fine;
  }

  private void load() {
    URL[] urls;
    try {
      urls = new URL[] {jar.toUri().toURL()};
    } catch (MalformedURLException e) {
      throw new IllegalStateException("the path of a file is always a URL: " + jar, e);
    }
    // Never closed: classes are loaded while policies run.
    URLClassLoader loader =
        new URLClassLoader("plugin-" + jar.getFileName(), urls, new ApiLoader());
    int before = problems.sorted().size();
    for (Kind kind : Kind.values()) {
      load(kind, loader);
    }
    if (found.isEmpty() && problems.sorted().size() == before) {
      report("offers nothing; a jar names its factories in META-INF/services/arboretum.plugin.*");
    }
  }

  private void load(Kind kind, ClassLoader loader) {
    try {
      Iterator<? extends PolicyFactory<?>> factories =
          ServiceLoader.load(kind.service(), loader).iterator();
      while (factories.hasNext()) {
        PolicyFactory<?> factory = factories.next();
        if (factory.apiVersion() == Api.VERSION) {
          add(kind, factory);
        } else {
          report(
              factory.getClass().getName()
                  + " is for version "
                  + factory.apiVersion()
                  + " of the plug-in interfaces; this program has "
                  + Api.VERSION);
        }
      }
    } catch (ServiceConfigurationError e) {
      report(String.valueOf(e.getMessage()) + (e.getCause() == null ? "" : ": " + e.getCause()));
    } catch (RuntimeException | LinkageError e) {
      report("its " + kind.title() + " can't be asked what it is: " + e);
    }
  }

  private void add(Kind kind, PolicyFactory<?> factory) {
    PlugIn plugIn =
        new PlugIn(
            kind,
            factory.name(),
            jar.getFileName().toString(),
            List.copyOf(factory.settings()),
            factory);
    List<String> wrong = new ArrayList<>();
    if (!NAME.matcher(plugIn.name()).matches()) {
      wrong.add("is no name; allowed: letters, digits, \".\", \"_\" and \"-\"");
    }
    if (isTaken(plugIn)) {
      wrong.add("is the name of one that comes with the program");
    }
    SortedSet<String> names = new TreeSet<>();
    for (SettingKey key : plugIn.settings()) {
      SettingValues.problem(key).ifPresent(why -> wrong.add("setting " + key.name() + ": " + why));
      if (!names.add(key.name())) {
        wrong.add("setting " + key.name() + " is declared twice");
      }
    }
    String title = "the " + kind.title() + " \"" + plugIn.name() + "\": ";
    wrong.forEach(why -> report(title + why));
    if (wrong.isEmpty()) {
      found.add(plugIn);
    }
  }

  private static boolean isTaken(PlugIn plugIn) {
    return switch (plugIn.kind()) {
      case CLUSTER_RANKING, WORKER_SELECTION ->
          Policies.names().contains(plugIn.name()) || plugIn.name().equals(Policies.OPTIMAL);
      case AGGREGATOR -> plugIn.name().equals(Standard.AGGREGATOR);
      case FAILURE_DETECTION -> plugIn.name().equals(Standard.DETECTION);
      case UPDATE_POLICY -> plugIn.name().equals(Standard.UPDATES);
      case BALANCING -> plugIn.name().equals(Standard.BALANCING);
    };
  }
}
