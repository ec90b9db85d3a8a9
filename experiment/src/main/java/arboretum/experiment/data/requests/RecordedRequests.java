package arboretum.experiment.data.requests;

import arboretum.experiment.data.csv.CsvTable;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.workload.Arrivals;
import arboretum.experiment.workload.ServiceTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A trace of requests.
 *
 * @param requests in order of time
 */
public record RecordedRequests(List<Arrivals.Recorded> requests) {
  private static final List<String> COLUMNS =
      List.of("arrival_s", "context_tokens", "generated_tokens");
  private static final double MAX_SECONDS = 1e9;
  private static final long MAX_TOKENS = 1_000_000_000;
  private static final double NANOS_PER_SECOND = 1e9;

  public RecordedRequests {
    requests = List.copyOf(requests);
  }

  /**
   * Reads a file with the columns {@code arrival_s,context_tokens,generated_tokens}.
   *
   * @throws arboretum.experiment.problem.InputException with every defect and its place
   */
  public static RecordedRequests read(Path file) {
    var problems = new Problems();
    var requests = new ArrayList<Arrivals.Recorded>();
    CsvTable.read(
        file,
        COLUMNS,
        problems,
        row -> {
          double seconds = row.number("arrival_s", 0, MAX_SECONDS);
          long at = Math.round(seconds * NANOS_PER_SECOND);
          if (!requests.isEmpty() && at < requests.getLast().atNanos()) {
            row.problem("arrival_s", "\"" + row.text("arrival_s") + "\" is before the row above");
            return;
          }
          requests.add(
              new Arrivals.Recorded(
                  at,
                  new ServiceTime.Size(
                      (int) row.whole("context_tokens", 0, MAX_TOKENS),
                      (int) row.whole("generated_tokens", 0, MAX_TOKENS))));
        });
    problems.throwIfAny();
    return new RecordedRequests(requests);
  }

  /** Returns what follows a time of the trace, with times counted from there. */
  public List<Arrivals.Recorded> from(long nanos) {
    return requests.stream()
        .filter(request -> request.atNanos() >= nanos)
        .map(request -> new Arrivals.Recorded(request.atNanos() - nanos, request.size()))
        .toList();
  }
}
