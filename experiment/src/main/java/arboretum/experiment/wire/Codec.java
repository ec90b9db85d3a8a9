package arboretum.experiment.wire;

import arboretum.protocol.Input;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.Message;
import arboretum.protocol.Payload;
import arboretum.protocol.TimerId;
import arboretum.trace.TraceEvent;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * JSON of one type and back.
 *
 * <p>The form follows from the records themselves, so a new message cannot be forgotten: a record
 * is an object with its components as fields; a sealed interface is the object of one of its
 * records with a first field {@code "type"}, the record's {@link WireName}; names, epochs and byte
 * amounts are just their value. What is written is ASCII: other characters are escaped.
 *
 * <p>There are two styles. A <em>frame</em> has every number right-aligned in a fixed width, with
 * leading blanks, so that a message's frame is exactly {@link Message#wireBytes} long. A
 * <em>line</em> is compact.
 *
 * <p>Reading is strict: unknown, missing and double fields, wrong types, impossible values and
 * anything after the end are refused with a {@link CodecException}; a reader never gets half a
 * value.
 *
 * <p>Immutable; any thread.
 *
 * @param <T> the type
 */
public final class Codec<T> {
  public static final Codec<Message> MESSAGE = of(Message.class);
  public static final Codec<Payload> PAYLOAD = of(Payload.class);
  public static final Codec<Input> INPUT = of(Input.class);
  public static final Codec<JournalRecord> JOURNAL = of(JournalRecord.class);
  public static final Codec<TraceEvent> TRACE = of(TraceEvent.class);
  public static final Codec<TimerId> TIMER = of(TimerId.class);

  private static final int FRAME_SIZE = 512;

  private final Class<T> type;
  private final Shape shape;

  private Codec(Class<T> type, Shape shape) {
    this.type = type;
    this.shape = shape;
  }

  /**
   * Returns the codec of a record or a sealed interface of records; throws {@link
   * IllegalArgumentException} if some component has a type that has no JSON form here.
   */
  public static <T> Codec<T> of(Class<T> type) {
    return new Codec<>(type, new ShapeBuilder().shapeOf(type));
  }

  /** Returns {@code value} as a frame body. */
  public byte[] frame(T value) {
    return write(value, Style.FRAME);
  }

  /** Returns {@code value} as one compact line, without a line end. */
  public String line(T value) {
    return new String(write(value, Style.LINE), StandardCharsets.US_ASCII);
  }

  /** Reads either style; throws {@link CodecException} with what is wrong. */
  public T read(byte[] json) {
    try (JsonParser parser = Factory.JSON.createParser(json)) {
      return read(parser);
    } catch (JsonProcessingException e) {
      throw new CodecException("not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new CodecException("not JSON: " + e.getMessage());
    }
  }

  /** Reads either style; throws {@link CodecException} with what is wrong. */
  public T read(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  private T read(JsonParser parser) throws IOException {
    parser.nextToken();
    T value = type.cast(shape.read(parser));
    if (parser.nextToken() != null) {
      throw new CodecException("something follows the end");
    }
    return value;
  }

  private byte[] write(T value, Style style) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(FRAME_SIZE);
    try (JsonGenerator out = Factory.JSON.createGenerator(bytes)) {
      shape.write(out, value, style);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /** Apart, so that it is there before the codecs that are constants above. */
  private static final class Factory {
    static final JsonFactory JSON =
        JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();
  }
}
