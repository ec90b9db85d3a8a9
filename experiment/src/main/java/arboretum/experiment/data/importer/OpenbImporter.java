package arboretum.experiment.data.importer;

import arboretum.experiment.data.csv.CsvTable;
import arboretum.experiment.problem.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Alibaba's openb trace: the node list is taken as it is, in the pod list {@code scheduled_time} is
 * written with one decimal ({@code 427061.0}; empty stays empty).
 */
final class OpenbImporter implements Importer {
  private static final String NODES = "data/csv/openb_node_list_all_node.csv";
  private static final String PODS = "data/csv/openb_pod_list_default.csv";
  private static final String SCHEDULED = "scheduled_time";
  private static final List<String> NODE_COLUMNS =
      List.of("sn", "cpu_milli", "memory_mib", "gpu", "model");
  private static final List<String> UNCHANGED_POD_COLUMNS =
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
          "deletion_time");

  @Override
  public String name() {
    return "openb-2023";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void run(Path origin, Path target) throws IOException {
    var problems = new Problems();
    CsvTable.read(origin.resolve(NODES), NODE_COLUMNS, problems, row -> {});
    String pods = pods(origin.resolve(PODS), problems);
    problems.throwIfAny();
    Files.copy(origin.resolve(NODES), target.resolve("nodes.csv"));
    Files.writeString(target.resolve("pods.csv"), pods, StandardCharsets.UTF_8);
    Files.copy(origin.resolve("LICENSE"), target.resolve("LICENSE-Apache-2.0.txt"));
  }

  private static String pods(Path file, Problems problems) {
    var columns = new ArrayList<>(UNCHANGED_POD_COLUMNS);
    columns.add(SCHEDULED);
    var out = new StringBuilder(String.join(",", columns)).append('\n');
    CsvTable.read(
        file,
        columns,
        problems,
        row -> {
          for (String column : UNCHANGED_POD_COLUMNS) {
            out.append(row.text(column)).append(',');
          }
          boolean scheduled = !row.text(SCHEDULED).isEmpty();
          out.append(scheduled ? row.whole(SCHEDULED, 0, Integer.MAX_VALUE) + ".0" : "");
          out.append('\n');
        });
    return out.toString();
  }
}
