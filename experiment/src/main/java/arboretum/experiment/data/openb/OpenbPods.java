package arboretum.experiment.data.openb;

import arboretum.experiment.data.csv.CsvRow;
import arboretum.experiment.data.csv.CsvTable;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Reads the pods of the trace. */
public final class OpenbPods {
  private static final List<String> COLUMNS =
      List.of(
          "name",
          "cpu_milli",
          "memory_mib",
          "num_gpu",
          "gpu_milli",
          "gpu_spec",
          "qos",
          "pod_phase",
          "creation_time",
          "deletion_time",
          "scheduled_time");
  private static final long MAX_CPU_MILLIS = 10_000_000;
  private static final long MAX_MEMORY_MIB = 1L << 30;
  private static final long MAX_GPUS = 1_000;
  private static final int WHOLE_GPU = 1_000;
  private static final long MAX_SECONDS = 1L << 31;

  private OpenbPods() {}

  /**
   * Returns the pods in the order of the file. A request for one GPU may be for a share of it
   * ({@code gpu_milli}); more than one are whole.
   *
   * @throws InputException with every defect and its place
   */
  public static List<OpenbPod> read(Path file) {
    var problems = new Problems();
    var pods = new ArrayList<OpenbPod>();
    var names = new TreeSet<String>();
    CsvTable.read(
        file,
        COLUMNS,
        problems,
        row -> {
          OpenbPod pod = pod(row);
          if (!names.add(pod.name())) {
            row.problem("name", "\"" + pod.name() + "\" stands in the file twice");
          }
          pods.add(pod);
        });
    problems.throwIfAny();
    return List.copyOf(pods);
  }

  private static OpenbPod pod(CsvRow row) {
    int gpus = (int) row.whole("num_gpu", 0, MAX_GPUS);
    int gpuMillis = (int) row.whole("gpu_milli", 0, WHOLE_GPU);
    long created = row.whole("creation_time", 0, MAX_SECONDS);
    long deleted = row.whole("deletion_time", created, MAX_SECONDS);
    return new OpenbPod(
        row.name("name"),
        row.whole("cpu_milli", 0, MAX_CPU_MILLIS),
        row.whole("memory_mib", 0, MAX_MEMORY_MIB),
        gpus <= 1 ? gpus * gpuMillis : gpus * WHOLE_GPU,
        row.name("qos"),
        row.name("pod_phase"),
        created,
        deleted,
        scheduled(row, created, deleted));
  }

  private static OptionalLong scheduled(CsvRow row, long created, long deleted) {
    if (row.text("scheduled_time").isEmpty()) {
      return OptionalLong.empty();
    }
    double seconds = row.number("scheduled_time", (double) created, (double) deleted);
    if (seconds != Math.rint(seconds)) {
      row.problem("scheduled_time", "\"" + seconds + "\"; allowed: whole seconds");
    }
    return OptionalLong.of((long) seconds);
  }
}
