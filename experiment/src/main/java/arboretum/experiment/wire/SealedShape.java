package arboretum.experiment.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;

/** A sealed interface is the object of one of its records, its type first. */
record SealedShape(Map<String, RecordShape> byType) implements Shape {
  private static final String TYPE = "type";

  @Override
  public void write(JsonGenerator out, Object value, Style style) throws IOException {
    String type = WireName.of(value.getClass());
    RecordShape shape = byType.get(type);
    if (shape == null) {
      throw new IllegalStateException("no shape for " + value.getClass());
    }
    out.writeStartObject();
    out.writeStringField(TYPE, type);
    shape.writeFields(out, value, style);
    out.writeEndObject();
  }

  @Override
  public Object read(JsonParser in) throws IOException {
    Scalars.expect(in, JsonToken.START_OBJECT, "an object");
    in.nextToken();
    if (in.currentToken() != JsonToken.FIELD_NAME || !TYPE.equals(in.currentName())) {
      throw new CodecException("the first field must be \"type\"");
    }
    in.nextToken();
    Scalars.expect(in, JsonToken.VALUE_STRING, "the name of a type");
    String type = in.getText();
    RecordShape shape = byType.get(type);
    if (shape == null) {
      throw new CodecException("unknown type \"" + type + "\"; known: " + byType.keySet());
    }
    in.nextToken();
    try {
      return shape.readFields(in);
    } catch (CodecException e) {
      throw e.within(type);
    }
  }
}
