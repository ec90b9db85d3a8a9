package arboretum.experiment.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import arboretum.experiment.data.FileCheck.State;
import arboretum.experiment.data.Located.Found;
import arboretum.experiment.data.Located.Missing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetsTest {
  @TempDir Path folder;
  private Path option;
  private Path environment;
  private Path cache;
  private DataSets sets;

  @BeforeEach
  void locations() throws IOException {
    option = folder.resolve("option");
    environment = folder.resolve("environment");
    cache = folder.resolve("xdg/arboretum/data");
    sets =
        new DataSets(
            DataFixture.registry(folder, DataFixture.PODS),
            DataLocations.of(
                Optional.of(option),
                Map.of(
                    "ARBORETUM_DATA", environment.toString(),
                    "XDG_CACHE_HOME", folder.resolve("xdg").toString()),
                Path.of("/home/nobody")));
  }

  private static Path put(Path location) throws IOException {
    Path set = Files.createDirectories(location.resolve("small"));
    Files.writeString(set.resolve("nodes.csv"), DataFixture.NODES);
    Files.writeString(set.resolve("pods.csv"), DataFixture.PODS);
    Files.writeString(set.resolve("LICENSE-Apache-2.0.txt"), DataFixture.LICENCE);
    return set;
  }

  @Test
  void theOptionGoesBeforeTheVariableBeforeTheCache() throws IOException {
    put(cache);
    assertEquals(new Found(cache.resolve("small")), sets.locate("small"));
    put(environment);
    assertEquals(new Found(environment.resolve("small")), sets.locate("small"));
    put(option);
    assertEquals(new Found(option.resolve("small")), sets.locate("small"));
    assertEquals(new Found(option.resolve("small/pods.csv")), sets.file("small", "pods.csv"));
  }

  @Test
  void aFolderThatLacksAFileIsPassedOver() throws IOException {
    put(cache);
    Files.delete(put(option).resolve("pods.csv"));
    assertEquals(new Found(cache.resolve("small")), sets.locate("small"));
    assertEquals(new Found(option.resolve("small/nodes.csv")), sets.file("small", "nodes.csv"));
    assertEquals(new Found(cache.resolve("small/pods.csv")), sets.file("small", "pods.csv"));
  }

  @Test
  void withoutVariablesTheCacheIsInTheHomeFolder() {
    var locations = DataLocations.of(Optional.empty(), Map.of("ARBORETUM_DATA", ""), Path.of("/h"));
    assertEquals(List.of(Path.of("/h/.cache/arboretum/data")), locations.inOrder());
    var relative = DataLocations.of(Optional.empty(), Map.of("XDG_CACHE_HOME", "x"), Path.of("/h"));
    assertEquals(Path.of("/h/.cache/arboretum/data"), relative.cache());
  }

  @Test
  void aMissingSetNamesTheCommandTheSizeAndTheLicence() {
    String lookedIn = option + ", " + environment + ", " + cache;
    assertEquals(
        new Missing(
            "data set small is missing (looked in "
                + lookedIn
                + "); get it with: ./arboretum data get small"
                + " (downloads 0.0 MB, licence Apache-2.0)"),
        sets.locate("small"));
    assertEquals(sets.locate("small"), sets.file("small", "pods.csv"));
  }

  @Test
  void aSetThatCannotBeDownloadedSaysHowToObtainIt() {
    String message = assertInstanceOf(Missing.class, sets.locate("page")).message();
    String how =
        "page can't be downloaded (transcribed: There is no file). Write it off. Origin:"
            + " https://example.org/page at commit 0123456789012345678901234567890123456789; 0.0 MB,"
            + " licence CC BY 4.0. Put page.csv into "
            + cache.resolve("page")
            + " and run ./arboretum data check";
    assertEquals(
        "data set page is missing (looked in "
            + String.join(", ", option.toString(), environment.toString(), cache.toString())
            + "); "
            + how,
        message);
    var download = new DataDownload(Optional.empty(), DataDownload.DEFAULT_PATIENCE);
    assertEquals(new GetResult.ByHand(how), sets.get("page", download));
  }

  @Test
  void unknownNamesGetTheNearest() throws IOException {
    put(option);
    String unknown = "there is no data set \"smal\"; known: small, page; did you mean \"small\"?";
    assertEquals(new Missing(unknown), sets.locate("smal"));
    assertEquals(new Missing(unknown), sets.file("smal", "pods.csv"));
    var download = new DataDownload(Optional.empty(), DataDownload.DEFAULT_PATIENCE);
    assertEquals(new GetResult.Failed(unknown), sets.get("smal", download));
    assertEquals(
        new Missing(
            "data set small has no file \"pod.csv\"; allowed: nodes.csv, pods.csv,"
                + " LICENSE-Apache-2.0.txt; did you mean \"pods.csv\"?"),
        sets.file("small", "pod.csv"));
  }

  @Test
  void theListSaysWhatIsWhere() throws IOException {
    Path set = put(environment);
    assertEquals(
        List.of(Optional.of(set), Optional.<Path>empty()),
        sets.list().stream().map(DataSets.Listing::folder).toList());
  }

  @Test
  void theCheckNamesWhatIsMissingAndWhatDiffers() throws IOException {
    Path set = put(option);
    Files.writeString(set.resolve("pods.csv"), "other\n");
    Files.delete(set.resolve("LICENSE-Apache-2.0.txt"));
    assertEquals(
        List.of(
            new FileCheck("small", set.resolve("nodes.csv"), State.RIGHT, ""),
            new FileCheck(
                "small",
                set.resolve("pods.csv"),
                State.DIFFERS,
                "SHA-256 is "
                    + DataFixture.sha256("other\n")
                    + ", wanted "
                    + DataFixture.sha256(DataFixture.PODS)),
            new FileCheck("small", set.resolve("LICENSE-Apache-2.0.txt"), State.MISSING, "missing"),
            new FileCheck("page", cache.resolve("page/page.csv"), State.MISSING, "missing")),
        sets.check());
  }

  @Test
  void aGzippedFileIsCheckedByItsContent() throws IOException {
    Path set = put(option);
    try (var out = new GZIPOutputStream(Files.newOutputStream(set.resolve("pods.csv")))) {
      out.write(DataFixture.PODS.getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(State.RIGHT, sets.check().get(1).state());
    byte[] whole = Files.readAllBytes(set.resolve("pods.csv"));
    Files.write(set.resolve("pods.csv"), Arrays.copyOf(whole, whole.length - 9));
    assertEquals(State.UNREADABLE, sets.check().get(1).state());
  }
}
