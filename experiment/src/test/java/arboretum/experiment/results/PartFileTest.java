package arboretum.experiment.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arboretum.experiment.metric.MetricRegistry;
import arboretum.experiment.metric.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {
  private static final String IDENTITY = "0123";

  @TempDir Path folder;

  private final MetricRegistry registry = MetricRegistry.standard();

  private Optional<RunResult> read(String identity) throws IOException {
    return PartFile.read(folder, identity, 2, 3, registry);
  }

  private Path write() throws IOException {
    RunResult.SeriesRow row = new RunResult.SeriesRow(5, 3, 2, 2, 500, 1 << 20, 0);
    RunResult result =
        new RunResult.Builder(registry)
            .scalar("availability", 0.75)
            .series(List.of(row))
            .build(2, 3, 42);
    PartFile.write(folder, IDENTITY, result);
    assertEquals(Optional.of(result), read(IDENTITY));
    return folder.resolve(PartFile.name(2, 3));
  }

  @Test
  void aPartOfAnotherRunIsNone() throws IOException {
    write();
    assertEquals(Optional.empty(), read("4567"));
  }

  @Test
  void aPartThatLostItsTailIsNone() throws IOException {
    Path file = write();
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertEquals(Optional.empty(), read(IDENTITY), length + " bytes");
    }
  }

  @Test
  void aPartInWhichAnyByteWasLostIsNone() throws IOException {
    Path file = write();
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] = 0;
      Files.write(file, damaged);
      assertEquals(Optional.empty(), read(IDENTITY), "byte " + i);
    }
  }
}
