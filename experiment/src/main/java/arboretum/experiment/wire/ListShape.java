package arboretum.experiment.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A list is an array. */
record ListShape(Shape element) implements Shape {
  @Override
  public void write(JsonGenerator out, Object value, Style style) throws IOException {
    out.writeStartArray();
    for (Object item : (List<?>) value) {
      element.write(out, item, style);
    }
    out.writeEndArray();
  }

  @Override
  public Object read(JsonParser in) throws IOException {
    Scalars.expect(in, JsonToken.START_ARRAY, "a list");
    List<Object> items = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      try {
        items.add(element.read(in));
      } catch (CodecException e) {
        throw e.within("[" + items.size() + "]");
      }
    }
    return items;
  }
}
