package arboretum.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.problem.InputException;
import arboretum.report.chart.ChartRequest;
import arboretum.report.chart.Charts;
import arboretum.report.data.RunData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
  @TempDir Path out;

  @Test
  void theSameRunGivesTheSameBytes() throws IOException {
    Path first = SyntheticRun.write(out.resolve("first"));
    Path second = SyntheticRun.write(out.resolve("second"));
    int compared = 0;
    try (Stream<Path> files = Files.walk(first)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path other = second.resolve(first.relativize(file).toString());
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(other), file.toString());
        compared++;
      }
    }
    assertTrue(compared > 30, "compared " + compared);
  }

  @Test
  void everyFontInAPdfIsEmbedded() throws IOException {
    Path run = SyntheticRun.write(out);
    byte[] bytes = Files.readAllBytes(run.resolve("charts/deploy_time.pdf"));
    int fonts = 0;
    try (PDDocument document = Loader.loadPDF(bytes)) {
      assertEquals(1, document.getNumberOfPages());
      PDPage page = document.getPage(0);
      // A column of a paper: 3.33 in.
      assertEquals(240, page.getMediaBox().getWidth(), 0.01);
      fonts = countEmbedded(page.getResources());
    }
    assertTrue(fonts > 0, "no font at all");
  }

  @Test
  void theReportIsOneFileWithoutNetworkOrWallTime() throws IOException {
    String page = Files.readString(SyntheticRun.write(out).resolve("report.html"));
    assertFalse(page.contains("http:") || page.contains("https:"), "names an address");
    assertFalse(page.contains("<script"), "has a script");
    assertFalse(page.contains("2026-01-01"), "has a wall time");
    for (String needed :
        List.of(
            "Do services survive",
            "<th scope=\"row\">pending</th><td>3</td><td>0</td>",
            "<th scope=\"row\">cpu</th><td>2</td><td>0</td>",
            "<th scope=\"row\">memory</th><td>1</td><td>0</td>",
            "<th scope=\"row\">wrong, stale view</th><td>3</td><td>0</td>",
            "data:image/svg+xml",
            "compressed 100 times",
            "./arboretum run scenarios/synthetic.yaml --seed 42",
            "400 / 30 / 0",
            "<tr><th scope=\"col\">timeline[0].fail</th><th scope=\"col\">site</th>")) {
      assertTrue(page.contains(needed), needed);
    }
  }

  @Test
  void theTerminalTableFitsInAHundredColumns() throws IOException {
    Path run = SyntheticRun.write(out);
    String table = SummaryTable.render(RunData.load(run));
    for (String line : table.lines().toList()) {
      assertTrue(line.length() <= 100 || line.startsWith("Files: "), line);
    }
    assertTrue(table.contains("pending, timeline[0].fail=site: 3 (2 cpu, 1 memory)"), table);
    assertTrue(table.contains("Files: " + run), table);
    assertTrue(table.contains("availability"), table);
    assertTrue(
        table.lines().anyMatch(line -> line.matches("  refused, cpu +4 +0")), "refusals: " + table);
    assertTrue(
        table.lines().anyMatch(line -> line.matches("  wrong, stale view +3 +0")), "why: " + table);
    assertFalse(table.contains("wrong, aggregate ambiguity"), table);
  }

  @Test
  void theSummaryHasIntervalsAndWhatWasNotSeen() throws IOException {
    Path run = SyntheticRun.write(out);
    Summary summary = Summary.of(RunData.load(run));
    SummaryRow median = summary.find("deploy_time", "", 0, "p50").orElseThrow();
    assertEquals(SyntheticRun.REPLICATIONS, median.interval().n());
    assertEquals(30, median.censored());
    assertTrue(median.interval().low() < median.interval().mean());
    // 3 of 43 were not seen: the 95th percentile falls among them.
    SummaryRow high = summary.find("deploy_time", "", 0, "p95").orElseThrow();
    assertTrue(Double.isNaN(high.interval().mean()));
    List<String> lines = Files.readAllLines(run.resolve("summary.csv"));
    assertEquals("# arboretum-summary: 1", lines.getFirst());
    assertTrue(
        lines
            .get(1)
            .startsWith("metric,unit,label,label_value,point,timeline[0].fail,statistic,n"));
  }

  @Test
  void anUnknownNameNamesTheNearest() throws IOException {
    Path run = SyntheticRun.write(out);
    assertEquals(
        "--by: nothing varied is named \"fial\"; did you mean \"fail\"? Varied: timeline[0].fail",
        refusal(run, "deploy_time", "fial", "a.pdf"));
    assertTrue(
        refusal(run, "deploy_tme", "fail", "a.pdf").contains("did you mean \"deploy_time\""));
    assertTrue(refusal(run, "offers", "fail", "a.pdf").contains("no distribution"));
    assertTrue(refusal(run, "deploy_time", "fail", "a.eps").contains("ends with none of"));
    assertTrue(refusal(out, "deploy_time", "fail", "a.pdf").contains("holds no complete run"));
  }

  @Test
  void aChartIsDrawnIntoTheFilesThatAreAskedFor() throws IOException {
    Path run = SyntheticRun.write(out);
    Path fig = out.resolve("figures/fig.pdf");
    List<Path> files = Charts.draw(request(run, "deploy_time", "fail", fig, ChartRequest.Band.DKW));
    assertEquals(List.of(fig, out.resolve("figures/fig.csv")), files);
    List<String> numbers = Files.readAllLines(files.getLast());
    assertEquals("series,n,not_seen,value_s,share,share_low,share_high", numbers.get(1));
    assertTrue(numbers.get(2).startsWith("fail: site,430,30,"));
  }

  private String refusal(Path run, String metric, String by, String file) {
    ChartRequest request = request(run, metric, by, out.resolve(file), ChartRequest.Band.NONE);
    return String.valueOf(
        assertThrows(InputException.class, () -> Charts.draw(request)).getMessage());
  }

  private static ChartRequest request(
      Path run, String metric, String by, Path file, ChartRequest.Band band) {
    return new ChartRequest(run, metric, List.of(by), ChartRequest.Kind.CDF, band, List.of(file));
  }

  private static int countEmbedded(PDResources resources) throws IOException {
    int fonts = 0;
    for (COSName name : resources.getFontNames()) {
      PDFont font = resources.getFont(name);
      assertTrue(font.isEmbedded(), font.getName());
      fonts++;
    }
    for (COSName name : resources.getXObjectNames()) {
      if (resources.getXObject(name) instanceof PDFormXObject form) {
        fonts += countEmbedded(form.getResources());
      }
    }
    return fonts;
  }
}
