package arboretum.experiment.data.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import arboretum.random.RandomSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixTreeTest {
  private static final int MICROS_PER_MILLI = 1_000;

  /** Returns a matrix of points on a line, 1 ms apart for each unit. */
  private static LatencyMatrix line(int... at) {
    int[] micros = new int[at.length * at.length];
    for (int k = 0; k < micros.length; k++) {
      micros[k] = Math.abs(at[k / at.length] - at[k % at.length]) * MICROS_PER_MILLI;
    }
    return new LatencyMatrix(at.length, micros, List.of());
  }

  @Test
  void orchestratorsAreInTheMiddleOfTheirWorkersAndTheRootInTheMiddleOfThem() {
    // Three sites of three rows; their middles are the rows 1, 4 and 7, and 4 is the middle of
    // those.
    var matrix = line(0, 1, 2, 100, 101, 102, 200, 201, 202);
    var tree = MatrixTree.of(matrix, 9, 3, RandomSource.seeded(7));
    int[] orchestrators = tree.orchestratorRows().clone();
    Arrays.sort(orchestrators);
    assertArrayEquals(new int[] {1, 4, 7}, orchestrators);
    assertEquals(4, tree.rootRow());
    for (int worker = 0; worker < 9; worker++) {
      int orchestrator = tree.orchestratorRows()[tree.clusterOf()[worker]];
      assertEquals(orchestrator / 3, tree.workerRows()[worker] / 3);
    }
  }

  @Test
  void theSameStreamGivesTheSameTree() {
    var matrix = line(5, 9, 1, 70, 64, 33, 20, 41);
    var one = MatrixTree.of(matrix, 6, 2, RandomSource.seeded(3));
    var two = MatrixTree.of(matrix, 6, 2, RandomSource.seeded(3));
    assertArrayEquals(one.workerRows(), two.workerRows());
    assertArrayEquals(one.clusterOf(), two.clusterOf());
    assertArrayEquals(one.orchestratorRows(), two.orchestratorRows());
    assertEquals(one.rootRow(), two.rootRow());
  }
}
