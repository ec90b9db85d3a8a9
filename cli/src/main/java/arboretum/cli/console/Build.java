package arboretum.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which program this is.
 *
 * @param version of the jar
 * @param sources hash over the sources that it was built from
 * @param commit of the checkout that it runs from, if that is one
 */
public record Build(String version, String sources, Optional<String> commit) {
  private static final String REF = "ref: ";

  /** Returns the commit that a checkout is at, as git keeps it; empty if that can't be read. */
  public static Optional<String> commitOf(Path checkout) {
    try {
      Path git = checkout.resolve(".git");
      if (Files.isRegularFile(git)) {
        git = checkout.resolve(Files.readString(git).strip().substring("gitdir: ".length()));
      }
      String head = Files.readString(git.resolve("HEAD")).strip();
      return head.startsWith(REF)
          ? reference(git, head.substring(REF.length()))
          : Optional.of(head);
    } catch (IOException | RuntimeException e) {
      // Not a checkout, or of a layout that is not known here: no commit is known.
      return Optional.empty();
    }
  }

  private static Optional<String> reference(Path git, String name) throws IOException {
    Path common = git;
    Path elsewhere = git.resolve("commondir");
    if (Files.isRegularFile(elsewhere)) {
      common = git.resolve(Files.readString(elsewhere).strip());
    }
    Path loose = common.resolve(name);
    if (Files.isRegularFile(loose)) {
      return Optional.of(Files.readString(loose).strip());
    }
    try (Stream<String> packed = Files.lines(common.resolve("packed-refs"))) {
      return packed
          .filter(line -> line.endsWith(" " + name))
          .map(line -> line.substring(0, line.indexOf(' ')))
          .findFirst();
    }
  }

  /**
   * Returns what the bytes of results depend on: not the commit, which may differ in texts only.
   */
  public String identity() {
    return version + " sources " + sources;
  }
}
