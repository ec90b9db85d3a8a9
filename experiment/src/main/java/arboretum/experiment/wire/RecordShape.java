package arboretum.experiment.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record is an object with its components as fields.
 *
 * @param constructor takes one {@code Object[]} with a value per field
 */
record RecordShape(MethodHandle constructor, List<Field> fields) implements Shape {
  /** One component; {@code accessor} takes the record as an {@code Object}. */
  record Field(String name, MethodHandle accessor, Shape shape) {}

  @Override
  public void write(JsonGenerator out, Object value, Style style) throws IOException {
    out.writeStartObject();
    writeFields(out, value, style);
    out.writeEndObject();
  }

  @Override
  public Object read(JsonParser in) throws IOException {
    Scalars.expect(in, JsonToken.START_OBJECT, "an object");
    in.nextToken();
    return readFields(in);
  }

  void writeFields(JsonGenerator out, Object value, Style style) throws IOException {
    for (Field field : fields) {
      out.writeFieldName(field.name());
      field.shape().write(out, Handles.get(field.accessor(), value), style);
    }
  }

  /** Reads fields up to the object's end; the parser stands at the first field or at the end. */
  Object readFields(JsonParser in) throws IOException {
    @Nullable Object[] values = new @Nullable Object[fields.size()];
    while (in.currentToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      int index = indexOf(name);
      if (values[index] != null) {
        throw new CodecException("field \"" + name + "\" stands there twice");
      }
      in.nextToken();
      try {
        values[index] = fields.get(index).shape().read(in);
      } catch (CodecException e) {
        throw e.within(name);
      }
      in.nextToken();
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        throw new CodecException("field \"" + fields.get(i).name() + "\" is missing");
      }
    }
    return Handles.construct(constructor, values);
  }

  private int indexOf(String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new CodecException(
        "unknown field \"" + name + "\"; known: " + fields.stream().map(Field::name).toList());
  }
}
