package arboretum.experiment.data.csv;

/** Decimal numbers as people write them in files. */
public final class Decimal {
  private Decimal() {}

  /**
   * Returns the number, or NaN if {@code text} is none. Spaces around it are allowed; {@code NaN},
   * {@code Infinity}, hexadecimal and Java's suffixes ({@code 1f}) are not.
   */
  public static double parse(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= '0' && c <= '9') || " .+-eE".indexOf(c) >= 0;
      if (!plain) {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
