package arboretum.experiment.data.openb;

import arboretum.experiment.data.csv.CsvRow;
import arboretum.experiment.data.csv.CsvTable;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads and samples the machines of the trace. */
public final class OpenbNodes {
  private static final List<String> COLUMNS =
      List.of("sn", "cpu_milli", "memory_mib", "gpu", "model");
  private static final long MAX_CPU_MILLIS = 10_000_000;
  private static final long MAX_MEMORY_MIB = 1L << 30;
  private static final long MAX_GPUS = 1_000;

  private OpenbNodes() {}

  /**
   * Returns the machines in the order of the file.
   *
   * @throws InputException with every defect and its place
   */
  public static List<OpenbNode> read(Path file) {
    var problems = new Problems();
    var nodes = new ArrayList<OpenbNode>();
    var names = new TreeSet<String>();
    CsvTable.read(
        file,
        COLUMNS,
        problems,
        row -> {
          OpenbNode node = node(row);
          if (!names.add(node.name())) {
            row.problem("sn", "\"" + node.name() + "\" stands in the file twice");
          }
          nodes.add(node);
        });
    problems.throwIfAny();
    return List.copyOf(nodes);
  }

  private static OpenbNode node(CsvRow row) {
    return new OpenbNode(
        row.name("sn"),
        row.whole("cpu_milli", 0, MAX_CPU_MILLIS),
        row.whole("memory_mib", 0, MAX_MEMORY_MIB),
        (int) row.whole("gpu", 0, MAX_GPUS),
        row.text("model"));
  }

  /**
   * Returns every {@code step}-th machine of each GPU model: the machines of a model are sorted by
   * name and the first, the (step + 1)-th and so on are taken, so a model with n machines gives
   * ceil(n / step) and none is lost; machines without a GPU are a model of their own. The result is
   * ordered by model, then name. Of the 1,523 machines of openb every 8th gives 193; taking every
   * 8th of the whole list would give 191.
   *
   * @param step at least 1
   */
  public static List<OpenbNode> everyNthOfEachModel(List<OpenbNode> nodes, int step) {
    if (step < 1) {
      throw new IllegalArgumentException("step must be at least 1: " + step);
    }
    var byModel = new TreeMap<String, List<OpenbNode>>();
    for (OpenbNode node : nodes) {
      byModel.computeIfAbsent(node.gpuModel(), model -> new ArrayList<>()).add(node);
    }
    var sample = new ArrayList<OpenbNode>();
    for (List<OpenbNode> ofModel : byModel.values()) {
      ofModel.sort(Comparator.comparing(OpenbNode::name));
      for (int i = 0; i < ofModel.size(); i += step) {
        sample.add(ofModel.get(i));
      }
    }
    return List.copyOf(sample);
  }
}
