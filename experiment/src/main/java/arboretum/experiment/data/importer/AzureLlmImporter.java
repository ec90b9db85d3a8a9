package arboretum.experiment.data.importer;

import arboretum.experiment.data.csv.CsvTable;
import arboretum.experiment.problem.Problems;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Azure's trace of a conversation service: time stamps become seconds since the first request, with
 * four decimals, rounded half even from the nearest double; tokens stay as they are.
 */
final class AzureLlmImporter implements Importer {
  private static final String TRACE = "data/AzureLLMInferenceTrace_conv.csv";
  private static final String STAMP = "TIMESTAMP";
  private static final String CONTEXT = "ContextTokens";
  private static final String GENERATED = "GeneratedTokens";
  private static final DateTimeFormatter STAMPS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSS", Locale.ROOT);
  private static final long MAX_TOKENS = 1_000_000_000;
  private static final int DECIMALS = 4;
  private static final double NANOS_PER_SECOND = 1e9;

  @Override
  public String name() {
    return "azure-llm-conv-2023";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void run(Path origin, Path target) throws IOException {
    var problems = new Problems();
    var out = new StringBuilder("arrival_s,context_tokens,generated_tokens\n");
    var stamps = new ArrayList<LocalDateTime>();
    CsvTable.read(
        origin.resolve(TRACE),
        List.of(STAMP, CONTEXT, GENERATED),
        problems,
        row -> {
          try {
            LocalDateTime stamp = LocalDateTime.parse(row.text(STAMP), STAMPS);
            stamps.add(stamp);
            long nanos = Duration.between(stamps.getFirst(), stamp).toNanos();
            out.append(seconds(nanos))
                .append(',')
                .append(row.whole(CONTEXT, 0, MAX_TOKENS))
                .append(',')
                .append(row.whole(GENERATED, 0, MAX_TOKENS))
                .append('\n');
          } catch (DateTimeException e) {
            row.problem(
                STAMP,
                "\"" + row.text(STAMP) + "\" is no time such as 2023-11-16 18:15:46.6805900");
          }
        });
    problems.throwIfAny();
    Files.writeString(target.resolve("requests.csv"), out, StandardCharsets.UTF_8);
  }

  private static String seconds(long nanos) {
    return new BigDecimal(nanos / NANOS_PER_SECOND)
        .setScale(DECIMALS, RoundingMode.HALF_EVEN)
        .toPlainString();
  }
}
