package arboretum.experiment.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.data.DataSet.Imported;
import arboretum.experiment.data.importer.Importer;
import arboretum.experiment.data.importer.Importers;
import arboretum.experiment.problem.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataRegistryTest {
  @TempDir Path folder;

  @Test
  void theBundledRegistryIsTheOneBesideTheScenarios() {
    DataRegistry packed = DataRegistry.bundled();
    Path file = Path.of("..", "scenarios", "data", "registry.yaml");
    assertEquals(DataRegistry.read(file).sets(), packed.sets());
    assertEquals(
        List.of(
            "latency-planetlab490",
            "latency-azure-regions",
            "sites-eua-melbourne",
            "topologies-zoo",
            "trace-alibaba-openb2023",
            "trace-azure-llm-conv",
            "trace-surf-lisa-week",
            "devices-sbc-reviews"),
        packed.names());
  }

  @Test
  void everyImportedSetHasItsImporterAtTheVersionThatGaveItsHashes() {
    int imported = 0;
    for (DataSet set : DataRegistry.bundled().sets()) {
      if (set.origin() instanceof Imported origin) {
        Importer importer = Importers.named(origin.importer()).orElseThrow();
        assertEquals(importer.version(), origin.importerVersion());
        assertTrue(origin.raw().endsWith("/" + set.commit() + "/"), origin::raw);
        imported++;
      }
    }
    assertEquals(Importers.all().size(), imported);
  }

  @Test
  void aRegistryWithDefectsNamesThemAll() throws IOException {
    Path file = folder.resolve("r.yaml");
    Files.writeString(
        file,
        """
        data-registry: 1
        sets:
          - name: a
            what: w
            licence: l
            citation: c
            url: u
            commit: main
            changed: c
            known-errors: k
            origin: guessed
            raw: r
            importer: { name: i, version: 1 }
            origin-files: [ { path: p, bytes: 1, sha256: abc } ]
        """);
    var thrown = assertThrows(InputException.class, () -> DataRegistry.read(file));
    assertEquals(
        List.of(
            "sets[0].commit: \"main\"; allowed: 40 hexadecimal digits",
            "sets[0].files: is missing or empty",
            "sets[0].origin: \"guessed\"; allowed: hashed, transcribed, not imported",
            "sets[0].origin-files[0].sha256: \"abc\"; allowed: 64 hexadecimal digits"),
        thrown.problems().stream()
            .map(problem -> problem.format().substring(file.toString().length() + 2))
            .toList());
  }

  @Test
  void anotherFormatIsNotGuessedAt() throws IOException {
    Path file = Files.writeString(folder.resolve("r.yaml"), "data-registry: 2\n");
    var thrown = assertThrows(InputException.class, () -> DataRegistry.read(file));
    assertEquals(file + ":1:1: the first line must be data-registry: 1", thrown.getMessage());
  }
}
