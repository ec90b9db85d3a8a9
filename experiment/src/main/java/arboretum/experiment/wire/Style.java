package arboretum.experiment.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** How numbers are written. */
enum Style {
  /** Right-aligned in the width of their type, which {@code Message.wireBytes} counts on. */
  FRAME {
    @Override
    void number(JsonGenerator out, String digits, int width) throws IOException {
      out.writeRawValue(" ".repeat(width - digits.length()) + digits);
    }
  },
  /** As short as they are. */
  LINE {
    @Override
    void number(JsonGenerator out, String digits, int width) throws IOException {
      out.writeRawValue(digits);
    }
  };

  /** Writes a number or a truth value that has at most {@code width} characters. */
  abstract void number(JsonGenerator out, String digits, int width) throws IOException;
}
