package arboretum.experiment.wire;

import java.util.Locale;

/** The name of a type on the wire, in files and in metrics: {@code register-again}. */
public final class WireName {
  private static final ClassValue<String> NAMES =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          return kebab(type.getSimpleName());
        }
      };

  private WireName() {}

  /** Returns the simple name of {@code type} in kebab case; any thread. */
  public static String of(Class<?> type) {
    return NAMES.get(type);
  }

  private static String kebab(String camel) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < camel.length(); i++) {
      char c = camel.charAt(i);
      if (Character.isUpperCase(c) && i > 0) {
        name.append('-');
      }
      name.append(c);
    }
    return name.toString().toLowerCase(Locale.ROOT);
  }
}
