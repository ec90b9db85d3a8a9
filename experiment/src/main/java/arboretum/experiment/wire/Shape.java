package arboretum.experiment.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** The JSON form of one Java type. */
interface Shape {
  void write(JsonGenerator out, Object value, Style style) throws IOException;

  /** Reads the value that begins at the current token, and leaves the parser at its last token. */
  Object read(JsonParser in) throws IOException;
}
