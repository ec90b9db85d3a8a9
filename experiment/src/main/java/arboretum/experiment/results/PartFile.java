package arboretum.experiment.results;

import arboretum.experiment.metric.Distribution;
import arboretum.experiment.metric.Distribution.Exactness;
import arboretum.experiment.metric.MetricRegistry;
import arboretum.experiment.metric.RunResult;
import arboretum.experiment.metric.RunResult.SeriesRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * One finished replication on disk, without loss: numbers are written so that reading gives the
 * same bits, and so a run that adopts parts writes the same tables as one that does not.
 *
 * <p>Lines of space-separated words: {@code run}, {@code scalar}, {@code label}, {@code
 * distribution} followed by its {@code v} lines, {@code s} (series), and {@code end}. Names hold no
 * spaces (the registry's don't); a label value is the rest of its line.
 */
final class PartFile {
  private PartFile() {}

  static String name(int point, int replication) {
    return String.format(Locale.ROOT, "p%05d-r%05d.part", point, replication);
  }

  static void write(Path folder, String identity, RunResult result) throws IOException {
    try (StringWriter out = new StringWriter()) {
      out.write(Formats.head(Formats.PART) + "\n");
      line(out, "run", identity, result.point(), result.replication(), result.seed());
      for (var scalar : result.scalars().entrySet()) {
        line(out, "scalar", scalar.getKey(), scalar.getValue());
      }
      for (RunResult.Labelled row : result.breakdown()) {
        line(out, "label", row.metric(), row.value(), row.labelValue());
      }
      for (var entry : result.distributions().entrySet()) {
        Distribution d = entry.getValue();
        line(
            out,
            "distribution",
            entry.getKey(),
            d.exactness().name(),
            d.censored(),
            d.failed(),
            d.nanos().length);
        for (int i = 0; i < d.nanos().length; i++) {
          line(out, "v", d.nanos()[i], d.counts()[i]);
        }
      }
      for (SeriesRow row : result.series()) {
        line(
            out,
            "s",
            row.atNanos(),
            row.desired(),
            row.running(),
            row.copies(),
            row.cpuMillis(),
            row.memoryBytes(),
            row.gpuMillis());
      }
      String body = out.toString();
      WholeFile.writeUnforced(
          folder.resolve(name(result.point(), result.replication())), body + end(body));
    }
  }

  /** The last line: a part that lost some of itself with the machine's power is none. */
  private static String end(String body) {
    CRC32 sum = new CRC32();
    sum.update(body.getBytes(StandardCharsets.UTF_8));
    return "end " + Long.toHexString(sum.getValue()) + "\n";
  }

  /**
   * Reads a part.
   *
   * @return empty if there is none, if it is not whole, or if it is of another run or format
   */
  static Optional<RunResult> read(
      Path folder, String identity, int point, int replication, MetricRegistry registry)
      throws IOException {
    Path file = folder.resolve(name(point, replication));
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    String body = text.substring(0, Math.max(0, text.lastIndexOf("end ")));
    if (!text.equals(body + end(body))) {
      return Optional.empty();
    }
    try (BufferedReader in = new BufferedReader(new StringReader(body))) {
      String head = in.readLine();
      String run = in.readLine();
      String expected = "run " + identity + " " + point + " " + replication + " ";
      if (!Formats.head(Formats.PART).equals(head) || run == null || !run.startsWith(expected)) {
        return Optional.empty();
      }
      long seed = Long.parseLong(run.substring(expected.length()));
      return Optional.of(
          readBody(in, new RunResult.Builder(registry)).build(point, replication, seed));
    }
  }

  private static RunResult.Builder readBody(BufferedReader in, RunResult.Builder result)
      throws IOException {
    List<SeriesRow> series = new ArrayList<>();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "scalar" -> result.scalar(words[1], Double.parseDouble(words[2]));
        case "label" -> {
          String label = line.split(" ", 4)[3];
          result.labelled(words[1], label, Double.parseDouble(words[2]));
        }
        case "distribution" -> result.distribution(words[1], readDistribution(in, words));
        case "s" -> series.add(readSeries(words));
        default -> throw new IOException("a part has a line that it can't have: " + line);
      }
    }
    return result.series(series);
  }

  private static Distribution readDistribution(BufferedReader in, String[] words)
      throws IOException {
    int size = Integer.parseInt(words[5]);
    long[] nanos = new long[size];
    long[] counts = new long[size];
    for (int i = 0; i < size; i++) {
      String line = in.readLine();
      if (line == null || !line.startsWith("v ")) {
        throw new IOException("a part's distribution " + words[1] + " ends early");
      }
      int space = line.indexOf(' ', 2);
      nanos[i] = Long.parseLong(line, 2, space, 10);
      counts[i] = Long.parseLong(line, space + 1, line.length(), 10);
    }
    return new Distribution(
        nanos,
        counts,
        Long.parseLong(words[3]),
        Long.parseLong(words[4]),
        Exactness.valueOf(words[2]));
  }

  private static SeriesRow readSeries(String[] words) {
    long[] n = new long[words.length - 1];
    for (int i = 0; i < n.length; i++) {
      n[i] = Long.parseLong(words[i + 1]);
    }
    return new SeriesRow(n[0], n[1], n[2], n[3], n[4], n[5], n[6]);
  }

  private static void line(Writer out, String kind, Object... words) throws IOException {
    out.write(kind);
    for (Object word : words) {
      out.write(' ');
      out.write(String.valueOf(word));
    }
    out.write('\n');
  }
}
