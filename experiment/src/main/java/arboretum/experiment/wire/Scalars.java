package arboretum.experiment.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Shapes of what is no object and no list. */
final class Scalars {
  private static final int INT_WIDTH = 11;
  private static final int LONG_WIDTH = 20;
  private static final int DOUBLE_WIDTH = 24;
  private static final int BOOLEAN_WIDTH = 5;

  static final Shape INT =
      new Shape() {
        @Override
        public void write(JsonGenerator out, Object value, Style style) throws IOException {
          style.number(out, value.toString(), INT_WIDTH);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
          expect(in, JsonToken.VALUE_NUMBER_INT, "an integer");
          try {
            return in.getIntValue();
          } catch (InputCoercionException e) {
            throw new CodecException(in.getText() + " is no 32-bit integer");
          }
        }
      };

  static final Shape LONG =
      new Shape() {
        @Override
        public void write(JsonGenerator out, Object value, Style style) throws IOException {
          style.number(out, value.toString(), LONG_WIDTH);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
          expect(in, JsonToken.VALUE_NUMBER_INT, "an integer");
          try {
            return in.getLongValue();
          } catch (InputCoercionException e) {
            throw new CodecException(in.getText() + " is no 64-bit integer");
          }
        }
      };

  static final Shape DOUBLE =
      new Shape() {
        @Override
        public void write(JsonGenerator out, Object value, Style style) throws IOException {
          if (!Double.isFinite((Double) value)) {
            throw new IllegalStateException("JSON has no " + value);
          }
          style.number(out, value.toString(), DOUBLE_WIDTH);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
          if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            expect(in, JsonToken.VALUE_NUMBER_FLOAT, "a number");
          }
          double value = in.getDoubleValue();
          if (!Double.isFinite(value)) {
            throw new CodecException(in.getText() + " is no 64-bit floating point number");
          }
          return value;
        }
      };

  static final Shape BOOLEAN =
      new Shape() {
        @Override
        public void write(JsonGenerator out, Object value, Style style) throws IOException {
          style.number(out, value.toString(), BOOLEAN_WIDTH);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
          if (in.currentToken() != JsonToken.VALUE_TRUE) {
            expect(in, JsonToken.VALUE_FALSE, "true or false");
          }
          return in.getBooleanValue();
        }
      };

  static final Shape TEXT =
      new Shape() {
        @Override
        public void write(JsonGenerator out, Object value, Style style) throws IOException {
          out.writeString((String) value);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
          expect(in, JsonToken.VALUE_STRING, "a string");
          return in.getText();
        }
      };

  private Scalars() {}

  /** Returns the shape of an enum: its constant's name. */
  static Shape constants(Class<?> type) {
    Map<String, Object> byName = new TreeMap<>();
    for (Object constant : type.getEnumConstants()) {
      byName.put(((Enum<?>) constant).name(), constant);
    }
    return new Shape() {
      @Override
      public void write(JsonGenerator out, Object value, Style style) throws IOException {
        out.writeString(((Enum<?>) value).name());
      }

      @Override
      public Object read(JsonParser in) throws IOException {
        expect(in, JsonToken.VALUE_STRING, "a string");
        Object constant = byName.get(in.getText());
        if (constant == null) {
          throw new CodecException(
              "\"" + in.getText() + "\" is none of " + Arrays.toString(type.getEnumConstants()));
        }
        return constant;
      }
    };
  }

  /** Throws {@link CodecException} unless the current token is {@code wanted}. */
  static void expect(JsonParser in, JsonToken wanted, String words) throws IOException {
    JsonToken found = in.currentToken();
    if (found != wanted) {
      throw new CodecException("expected " + words + ", found " + describe(in, found));
    }
  }

  private static String describe(JsonParser in, @org.jspecify.annotations.Nullable JsonToken found)
      throws IOException {
    if (found == null) {
      return "the end";
    }
    return switch (found) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "\"" + in.getText() + "\"";
      default -> in.getText();
    };
  }
}
