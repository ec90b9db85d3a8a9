package arboretum.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The {@code arboretum} command. Exit codes: 0 done, 1 the run failed, 2 bad input, 130
 * interrupted.
 */
@Command(
    name = "arboretum",
    description =
        "Hierarchical edge orchestration as an experiment: simulated clock or live runtimes.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
public final class Main implements Runnable {
  @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

  /** Runs the command in {@code args} and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "which command?");
    }
  }

  /** Version from the jar's manifest, hash of the sources from the launcher. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {
        "arboretum " + (version == null ? "(not packaged)" : version),
        "sources " + System.getProperty("arboretum.source", "unknown"),
        "JDK " + Runtime.version()
      };
    }
  }
}
