package arboretum.experiment.wire;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** Calls of records' own methods. */
final class Handles {
  private Handles() {}

  /** Returns a component of {@code value}. */
  static Object get(MethodHandle accessor, Object value) {
    try {
      return (Object) accessor.invokeExact(value);
    } catch (Throwable e) {
      throw new IllegalStateException("a record's accessor failed", e);
    }
  }

  /** Makes a record; what its constructor refuses is a {@link CodecException}. */
  static Object construct(MethodHandle constructor, @Nullable Object[] values) {
    try {
      return (Object) constructor.invokeExact(values);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new CodecException(String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a record's constructor failed", e);
    }
  }
}
