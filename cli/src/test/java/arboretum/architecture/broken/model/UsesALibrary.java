package arboretum.architecture.broken.model;

import picocli.CommandLine;

/** Logic with a library. */
final class UsesALibrary {
  CommandLine library() {
    return new CommandLine(this);
  }
}
