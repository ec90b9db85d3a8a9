package arboretum.experiment.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.wire.Codec;
import arboretum.experiment.wire.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordingTest {
  private static final RecordingHeader HEADER =
      new RecordingHeader(RecordingHeader.FORMAT, 1, "quickstart", 1, 0, 42, "test");

  @TempDir Path dir;

  @Test
  void aRecordingIsReadAsItWasWritten() throws IOException {
    List<RecordedStep> steps = steps(500);
    Path file = write("a.jsonl.gz", steps);
    assertEquals(steps, RecordingReader.readAll(file));
    try (RecordingReader reader = RecordingReader.open(file)) {
      assertEquals(HEADER, reader.header());
    }
  }

  @Test
  void theSameStepsGiveTheSameBytes() throws IOException {
    List<RecordedStep> steps = steps(200);
    assertArrayEquals(
        Files.readAllBytes(write("a.jsonl.gz", steps)),
        Files.readAllBytes(write("b.jsonl.gz", steps)));
  }

  @Test
  void whereverTheFileIsCutAPrefixOfTheStepsRemainsAndItIsSaid() throws IOException {
    List<RecordedStep> steps = steps(130);
    byte[] whole = Files.readAllBytes(write("a.jsonl.gz", steps));
    int before = 0;
    for (int length = 400; length < whole.length - 8; length += 997) {
      Path file = dir.resolve("cut.jsonl.gz");
      Files.write(file, Arrays.copyOf(whole, length));
      try (RecordingReader reader = RecordingReader.open(file)) {
        List<RecordedStep> kept = new ArrayList<>();
        for (var step = reader.next(); step.isPresent(); step = reader.next()) {
          kept.add(step.get());
        }
        assertEquals(steps.subList(0, kept.size()), kept);
        assertTrue(kept.size() >= before);
        assertTrue(reader.truncation().orElseThrow().contains("cut.jsonl.gz:" + (kept.size() + 2)));
        before = kept.size();
      }
    }
    assertTrue(before > 64, "what was flushed is there: " + before);
  }

  @Test
  void aKilledWriterLeavesWhatItFlushed() throws IOException {
    List<RecordedStep> steps = steps(70);
    Path file = dir.resolve("killed.jsonl.gz");
    RecordingWriter writer = RecordingWriter.create(file, HEADER);
    for (RecordedStep step : steps) {
      writer.write(step);
    }
    List<RecordedStep> kept = RecordingReader.readAll(file);
    assertEquals(steps.subList(0, kept.size()), kept);
    assertTrue(kept.size() >= 64, "kept " + kept.size());
    writer.close();
    assertEquals(steps, RecordingReader.readAll(file));
  }

  @Test
  void aDamagedLineNamesFileAndLine() throws IOException {
    Path file = lines("damaged.jsonl.gz", RecordingWriter.HEADER.line(HEADER), "{\"input\":7}");
    problem(file, "damaged.jsonl.gz:2: input: expected an object, found 7");
  }

  @Test
  void whatIsNoRecordingIsSaid() throws IOException {
    Path plain = dir.resolve("plain.txt");
    Files.writeString(plain, "hello");
    problem(plain, "plain.txt:1: no recording");
    problem(lines("empty.gz"), "empty.gz:1: no recording: empty");
    String later = RecordingWriter.HEADER.line(HEADER).replace("\"version\":1", "\"version\":2");
    problem(lines("later.gz", later), "later.gz:1: made with version 2 of the messages");
    String other = RecordingWriter.HEADER.line(HEADER).replace("-inputs", "-outputs");
    problem(lines("other.gz", other), "other.gz:1: no recording: format \"arboretum-outputs\"");
  }

  @Test
  void effectsComeBackInTheirOrder() {
    EffectCollector collector = new EffectCollector();
    List<Effect> effects = new ArrayList<>();
    for (Class<?> type : Samples.types(Effect.class)) {
      Effect effect = (Effect) new Samples(5).of(type);
      effects.add(effect);
      effect.applyTo(collector.ports());
    }
    assertEquals(effects, collector.drain());
    assertEquals(List.of(), collector.drain());
  }

  @Test
  void everyEffectHasALine() {
    Codec<Effect> codec = Codec.of(Effect.class);
    for (Class<?> type : Samples.types(Effect.class)) {
      Effect effect = (Effect) new Samples(9).of(type);
      assertEquals(effect, codec.read(codec.line(effect)));
    }
  }

  private static List<RecordedStep> steps(int count) {
    List<RecordedStep> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      steps.add(new Samples(i).of(RecordedStep.class));
    }
    return steps;
  }

  private Path write(String name, List<RecordedStep> steps) throws IOException {
    Path file = dir.resolve(name);
    try (RecordingWriter writer = RecordingWriter.create(file, HEADER)) {
      for (RecordedStep step : steps) {
        writer.write(step);
      }
    }
    return file;
  }

  private Path lines(String name, String... lines) throws IOException {
    Path file = dir.resolve(name);
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      for (String line : lines) {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  private static void problem(Path file, String words) {
    RecordingException e =
        assertThrows(RecordingException.class, () -> RecordingReader.readAll(file));
    Optional<String> message = Optional.ofNullable(e.getMessage());
    assertTrue(message.orElse("").contains(words), message.orElse(""));
  }
}
