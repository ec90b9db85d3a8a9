package arboretum.report.chart;

import arboretum.experiment.results.CsvFile;
import arboretum.experiment.results.Formats;
import arboretum.experiment.results.WholeFile;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jfree.chart.JFreeChart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Writes a chart as PDF, SVG and PNG. No file holds a time or a random id, so the same chart gives
 * the same bytes.
 */
final class ChartFiles {
  private static final double POINTS_PER_INCH = 72;
  private static final double DOTS_PER_INCH = 300;
  private static final double METRES_PER_INCH = 0.0254;
  private static final String SVG = "http://www.w3.org/2000/svg";

  private ChartFiles() {}

  static void writePdf(Path file, JFreeChart chart, int width, int height) throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId(1L);
      PDPage page = new PDPage(new PDRectangle(width, height));
      document.addPage(page);
      PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, (float) width, (float) height);
      PdfBoxGraphics2DFontTextDrawer fonts = new PdfBoxGraphics2DFontTextDrawer();
      try (InputStream font = ChartStyle.openFont()) {
        fonts.registerFont(ChartStyle.labelFont().getFontName(), font);
        graphics.setFontTextDrawer(fonts);
        draw(chart, graphics, width, height);
        graphics.dispose();
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.drawForm(graphics.getXFormObject());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        WholeFile.write(file, bytes.toByteArray());
      }
    }
  }

  static void writeSvg(Path file, JFreeChart chart, int width, int height, String title)
      throws IOException {
    WholeFile.write(file, svg(chart, width, height, title));
  }

  static String svg(JFreeChart chart, int width, int height, String title) throws IOException {
    Document document =
        GenericDOMImplementation.getDOMImplementation().createDocument(SVG, "svg", null);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment("Arboretum");
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    draw(chart, graphics, width, height);
    Element root = graphics.getRoot();
    root.setAttributeNS(null, "width", width + "pt");
    root.setAttributeNS(null, "height", height + "pt");
    root.setAttributeNS(null, "viewBox", "0 0 " + width + " " + height);
    root.setAttributeNS(null, "role", "img");
    Element text = root.getOwnerDocument().createElementNS(SVG, "title");
    text.setTextContent(title);
    root.insertBefore(text, root.getFirstChild());
    StringWriter out = new StringWriter();
    graphics.stream(root, out, true, false);
    String family = "'" + ChartStyle.FONT_FAMILY + "'";
    return out.toString()
        .replace("\r\n", "\n")
        .replace(family, family + ",Arimo,Arial,Helvetica,sans-serif");
  }

  static void writePng(Path file, JFreeChart chart, int width, int height) throws IOException {
    double scale = DOTS_PER_INCH / POINTS_PER_INCH;
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(width * scale),
            (int) Math.ceil(height * scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setPaint(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(scale, scale);
    draw(chart, graphics, width, height);
    graphics.dispose();
    WholeFile.write(file, png(image));
  }

  static void writeCsv(Path file, List<CdfSeries> series) throws IOException {
    List<String> columns =
        List.of("series", "n", "not_seen", "value_s", "share", "share_low", "share_high");
    try (CsvFile csv = new CsvFile(file, Formats.CHART, columns)) {
      for (CdfSeries one : series) {
        for (CdfSeries.Step step : one.steps()) {
          csv.add(one.name()).add(one.population()).add(one.unseen());
          csv.add(step.x()).add(step.share()).add(step.low()).add(step.high()).end();
        }
      }
      csv.commit();
    }
  }

  private static void draw(JFreeChart chart, Graphics2D graphics, int width, int height) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    chart.setTextAntiAlias(true);
    chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
      setResolution(metadata);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, metadata), null);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static void setResolution(IIOMetadata metadata) throws IIOInvalidTreeException {
    String perMetre = Long.toString(Math.round(DOTS_PER_INCH / METRES_PER_INCH));
    IIOMetadataNode resolution = new IIOMetadataNode("pHYs");
    resolution.setAttribute("pixelsPerUnitXAxis", perMetre);
    resolution.setAttribute("pixelsPerUnitYAxis", perMetre);
    resolution.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
    root.appendChild(resolution);
    metadata.mergeTree("javax_imageio_png_1.0", root);
  }
}
