package arboretum.experiment.scenario;

import arboretum.experiment.data.DataLocations;
import arboretum.experiment.data.DataRegistry;
import arboretum.experiment.data.DataSets;
import arboretum.experiment.problem.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Loads scenarios for tests. */
final class Loading {
  /** The repository's scenarios, as a test of this module sees them. */
  static final Path SCENARIOS = Path.of("..", "scenarios");

  private final Path folder;

  Loading(Path folder) {
    this.folder = folder;
  }

  /** Returns data sets of which none is there. */
  static DataSets noData() {
    Path nowhere = Path.of("no-such-folder");
    return new DataSets(
        DataRegistry.bundled(), new DataLocations(Optional.empty(), Optional.empty(), nowhere));
  }

  static LoadedScenario file(Path file, String... sets) {
    return ScenarioLoader.load(file, List.of(sets), Overrides.NONE, noData());
  }

  LoadedScenario text(String text, String... sets) {
    return file(write(text.getBytes(StandardCharsets.UTF_8)), sets);
  }

  /** Returns the problems of a text, a line each, without the name of its folder. */
  String problems(String text, String... sets) {
    return problems(text.getBytes(StandardCharsets.UTF_8), sets);
  }

  String problems(byte[] bytes, String... sets) {
    return problemsOf(write(bytes), sets);
  }

  String problemsOf(Path file, String... sets) {
    try {
      file(file, sets);
      return "";
    } catch (InputException e) {
      return e.problems().stream()
          .map(problem -> problem.format().replace(folder + "/", ""))
          .collect(Collectors.joining("\n"));
    }
  }

  private Path write(byte[] bytes) {
    try {
      return Files.write(folder.resolve("a.yaml"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
