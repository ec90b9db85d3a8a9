package arboretum.architecture.broken.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files and the process's surroundings in sim. */
final class ReadsFiles {
  String file() throws IOException {
    return Files.readString(Path.of("x"));
  }

  void print() {
    System.out.println("x");
  }

  String environment() {
    return String.valueOf(System.getenv("HOME"));
  }
}
