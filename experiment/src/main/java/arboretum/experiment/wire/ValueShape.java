package arboretum.experiment.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of one component that is written as just that component. */
record ValueShape(RecordShape whole) implements Shape {
  @Override
  public void write(JsonGenerator out, Object value, Style style) throws IOException {
    RecordShape.Field only = only();
    only.shape().write(out, Handles.get(only.accessor(), value), style);
  }

  @Override
  public Object read(JsonParser in) throws IOException {
    return Handles.construct(whole.constructor(), new @Nullable Object[] {only().shape().read(in)});
  }

  private RecordShape.Field only() {
    List<RecordShape.Field> fields = whole.fields();
    return fields.get(0);
  }
}
