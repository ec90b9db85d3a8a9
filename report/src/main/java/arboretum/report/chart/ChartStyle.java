package arboretum.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Stroke;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * How charts look: one column of a paper, text of 7 and 8 points at final size, colours that
 * colour-blind readers can tell apart, and dashes for those who print in grey.
 *
 * <p>Font: Liberation Sans (SIL Open Font License 1.1; metrics of Arial), which the PDFBox jar
 * carries. So charts look the same on machines without fonts.
 */
final class ChartStyle {
  /** Width in points: one column of a two-column paper, 3.33 in. */
  static final int WIDTH = 240;

  /** Height in points without the legend. */
  static final int PLOT_HEIGHT = 138;

  /** Height in points of each line below the plot. */
  static final int LINE_HEIGHT = 11;

  static final String FONT_FAMILY = "Liberation Sans";

  private static final String FONT_FILE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final float LABEL_POINTS = 8;
  private static final float SMALL_POINTS = 7;
  private static final float LINE_POINTS = 1.1f;

  // source: M. Okabe, K. Ito, "Color Universal Design", 2008; yellow is left out: too light on
  // white
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          new Color(0x000000));

  private static final float[][] DASHES = {
    {}, {4, 1.6f}, {1.2f, 1.4f}, {6, 1.5f, 1.2f, 1.5f}, {8, 2}, {3, 1, 1, 1, 1, 1}, {2, 3}
  };

  private static final Font BASE = loadFont();

  private ChartStyle() {}

  static Font labelFont() {
    return BASE.deriveFont(LABEL_POINTS);
  }

  static Font smallFont() {
    return BASE.deriveFont(SMALL_POINTS);
  }

  static Color colour(int series) {
    return COLOURS.get(series % COLOURS.size());
  }

  /** Returns the dash of a series; another one when the colours begin again. */
  static Stroke stroke(int series) {
    return dash(series + series / COLOURS.size());
  }

  /** Returns the dash of this number; 0 is a full line. */
  static Stroke dash(int number) {
    float[] dash = DASHES[number % DASHES.length];
    return dash.length == 0
        ? new BasicStroke(LINE_POINTS, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER)
        : new BasicStroke(LINE_POINTS, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dash, 0);
  }

  /** Opens the font's file. */
  static InputStream openFont() {
    InputStream in = ChartStyle.class.getResourceAsStream(FONT_FILE);
    if (in == null) {
      throw new IllegalStateException("PDFBox no longer carries " + FONT_FILE);
    }
    return in;
  }

  private static Font loadFont() {
    try (InputStream in = openFont()) {
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException("the chart's font cannot be read", e);
    }
  }
}
