package arboretum.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.plugin.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Builds jars of plug-ins from source, as their authors would. */
final class PlugInJars {
  /** Imports of everything that a plug-in may need. */
  static final String HEAD =
      """
      package test;
      import arboretum.aggregate.*;
      import arboretum.model.*;
      import arboretum.plugin.*;
      import arboretum.plugin.WorkerSelection.Selection;
      import arboretum.random.RandomSource;
      import java.util.*;
      """;

  private final Path folder;
  private final Path jars;

  PlugInJars(Path folder) {
    this.folder = folder;
    this.jars = folder.resolve("jars");
  }

  /** The folder to give to {@code --plugins}. */
  Path folder() {
    return jars;
  }

  /** Adds a jar with a factory whose {@code create} returns the policy that an expression makes. */
  PlugInJars with(String name, Class<?> factory, String type, String members, String policy) {
    String source =
        HEAD
            + "public final class Factory implements "
            + factory.getSimpleName()
            + " {\n  public int apiVersion() { return Api.VERSION; }\n"
            + "  public String name() { return \""
            + name
            + "\"; }\n  public "
            + type
            + " create(PolicySettings settings, RandomSource random) {\n    return "
            + policy
            + ";\n  }\n"
            + members
            + "\n}\n";
    return source(name, factory.getName(), source);
  }

  /** Adds a jar with one class, {@code test.Factory}, that it offers as a service. */
  PlugInJars source(String jar, String service, String source) {
    try {
      Path root = Files.createDirectories(folder.resolve("build-" + jar));
      Path file = root.resolve("test/Factory.java");
      Files.createDirectories(file.getParent());
      Files.writeString(file, source);
      Path services = root.resolve("services");
      Files.createDirectories(services);
      Files.writeString(services.resolve(service), "test.Factory\n");
      pack(jar, List.of(file), services);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles source files against this build and packs them with their services. */
  void pack(String jar, List<Path> sources, Path services) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes-" + jar));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String api =
        Path.of(Api.class.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "--release",
                "21",
                "-cp",
                System.getProperty("java.class.path") + java.io.File.pathSeparator + api,
                "-d",
                classes.toString()));
    sources.forEach(source -> arguments.add(source.toString()));
    int code = compiler.run(null, null, null, arguments.toArray(String[]::new));
    assertTrue(code == 0, "the compiler ended with " + code);
    Files.createDirectories(jars);
    try (JarOutputStream out =
        new JarOutputStream(Files.newOutputStream(jars.resolve(jar + ".jar")))) {
      add(out, classes, "");
      add(out, services, "META-INF/services/");
    }
  }

  private static void add(JarOutputStream out, Path folder, String prefix) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        JarEntry entry =
            new JarEntry(prefix + folder.relativize(file).toString().replace('\\', '/'));
        entry.setTime(0); // the same jar each time
        out.putNextEntry(entry);
        out.write(Files.readAllBytes(file));
        out.closeEntry();
      }
    }
  }
}
