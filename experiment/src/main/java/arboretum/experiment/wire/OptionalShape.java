package arboretum.experiment.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** A value that may be absent is the value, or {@code null}. */
record OptionalShape(Shape present) implements Shape {
  @Override
  public void write(JsonGenerator out, Object value, Style style) throws IOException {
    Optional<?> optional = (Optional<?>) value;
    if (optional.isPresent()) {
      present.write(out, optional.get(), style);
    } else {
      out.writeNull();
    }
  }

  @Override
  public Object read(JsonParser in) throws IOException {
    return in.currentToken() == JsonToken.VALUE_NULL
        ? Optional.empty()
        : Optional.of(present.read(in));
  }
}
