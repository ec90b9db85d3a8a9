package arboretum.experiment.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.model.NodeName;
import arboretum.protocol.Input;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.Message;
import arboretum.protocol.Payload;
import arboretum.protocol.TimerId;
import arboretum.trace.TraceEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class CodecTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/wire.jsonl");
  private static final long GOLDEN_SEED = 20;

  @Property(tries = 300)
  void aFrameIsJustAsLongAsItsMessageSays(@ForAll long seed) {
    for (Class<?> type : Samples.types(Message.class)) {
      Message message = (Message) new Samples(seed).of(type);
      byte[] frame = Codec.MESSAGE.frame(message);
      assertEquals(message.wireBytes(), frame.length, () -> ascii(frame));
    }
  }

  @Property(tries = 100)
  void whatIsWrittenIsReadAgain(@ForAll long seed) {
    everyTypeComesBack(Codec.MESSAGE, Message.class, seed);
    everyTypeComesBack(Codec.PAYLOAD, Payload.class, seed);
    everyTypeComesBack(Codec.JOURNAL, JournalRecord.class, seed);
    everyTypeComesBack(Codec.TRACE, TraceEvent.class, seed);
    comesBack(Codec.INPUT, new Samples(seed).of(Input.class));
    comesBack(Codec.TIMER, new Samples(seed).of(TimerId.class));
  }

  @Property(tries = 300)
  void aFrameThatWasCutOffOrChangedIsRefusedOrAnotherWholeMessage(
      @ForAll long seed, @ForAll int place, @ForAll byte value) {
    byte[] frame = Codec.MESSAGE.frame(new Samples(seed).of(Message.class));
    int index = Math.floorMod(place, frame.length);
    byte[] cut = java.util.Arrays.copyOf(frame, index);
    assertThrows(CodecException.class, () -> Codec.MESSAGE.read(cut));
    frame[index] = value;
    try {
      comesBack(Codec.MESSAGE, Codec.MESSAGE.read(frame));
    } catch (CodecException refused) {
      assertTrue(String.valueOf(refused.getMessage()).length() > 5);
    }
  }

  @Test
  void everyTypeLooksAsItsExample() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.addAll(examples(Codec.MESSAGE, Message.class));
    lines.addAll(examples(Codec.PAYLOAD, Payload.class));
    lines.addAll(examples(Codec.JOURNAL, JournalRecord.class));
    lines.addAll(examples(Codec.TRACE, TraceEvent.class));
    lines.add(Codec.INPUT.line(new Samples(GOLDEN_SEED).of(Input.class)));
    lines.add(Codec.TIMER.line(new Samples(GOLDEN_SEED).of(TimerId.class)));
    if (Boolean.getBoolean("arboretum.acceptGolden")) {
      Files.write(GOLDEN, lines);
    }
    assertEquals(Files.readAllLines(GOLDEN), lines, "see --accept-golden");
  }

  @Test
  void whatIsWrongIsSaidWithItsPlace() {
    refused("{\"type\":\"heartbeet\"}", "unknown type \"heartbeet\"");
    refused("{\"session\":1}", "the first field must be \"type\"");
    refused("[]", "expected an object, found a list");
    refused("", "expected an object, found the end");
    refused("{\"type\":\"worker-accepted\"}", "worker-accepted: field \"session\" is missing");
    refused(accepted("\"1\""), "worker-accepted.session: expected an integer, found \"1\"");
    refused(accepted("1.0"), "worker-accepted.session: expected an integer, found 1.0");
    refused(accepted("null"), "worker-accepted.session: expected an integer, found null");
    refused(accepted("9223372036854775808"), "9223372036854775808 is no 64-bit integer");
    refused(accepted("1,\"x\":2"), "unknown field \"x\"; known: [session]");
    refused(accepted("1,\"session\":2"), "field \"session\" stands there twice");
    refused(accepted("1") + "{}", "something follows the end");
    refused(accepted("1").substring(1), "expected an object");
    refused("{\"type\":\"worker-accepted\",", "not JSON: ");
    refused(
        "{\"type\":\"scale-service\",\"service\":\"web\",\"replicas\":-1}",
        "scale-service: replicas cannot be negative: -1");
    refused(
        "{\"type\":\"stop-instance\",\"instance\":{\"service\":\" \",\"number\":0},\"epoch\":[]}",
        "stop-instance.instance.service: a service needs a name");
    refused(
        "{\"type\":\"stop-instance\",\"instance\":{\"service\":\"a\",\"number\":0},\"epoch\":[1,{}]}",
        "stop-instance.epoch[1]: expected an integer, found an object");
  }

  @Test
  void numbersInAFrameAreRightAligned() {
    String frame = ascii(new Hello(1, "b", NodeName.ROOT, 7).frame());
    assertEquals(
        "{\"version\":          1,\"build\":\"b\",\"node\":\"root\",\"session\":                   7}",
        frame);
  }

  private static String accepted(String session) {
    return "{\"type\":\"worker-accepted\",\"session\":" + session + "}";
  }

  private static void refused(String json, String words) {
    CodecException e = assertThrows(CodecException.class, () -> Codec.MESSAGE.read(json));
    assertTrue(String.valueOf(e.getMessage()).contains(words), e.getMessage());
  }

  private static <T> List<String> examples(Codec<T> codec, Class<T> sealed) {
    return Samples.types(sealed).stream()
        .map(type -> codec.line(sealed.cast(new Samples(GOLDEN_SEED).of(type))))
        .toList();
  }

  private static <T> void everyTypeComesBack(Codec<T> codec, Class<T> sealed, long seed) {
    for (Class<?> type : Samples.types(sealed)) {
      comesBack(codec, sealed.cast(new Samples(seed).of(type)));
    }
  }

  private static <T> void comesBack(Codec<T> codec, T value) {
    assertEquals(value, codec.read(codec.frame(value)));
    assertEquals(value, codec.read(codec.line(value)));
  }

  private static String ascii(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
