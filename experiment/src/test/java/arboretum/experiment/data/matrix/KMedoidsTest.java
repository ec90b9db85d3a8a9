package arboretum.experiment.data.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.random.RandomSource;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KMedoidsTest {
  private static KMedoids.Clustering onALine(int clusters, int... at) {
    return KMedoids.cluster(at.length, clusters, (i, j) -> Math.abs(at[i] - at[j]));
  }

  @Test
  void groupsThatAreFarApartAreFound() {
    // Middles of {0, 1, 2}, {100, 101, 102} and {200}: cost 1 + 1, 1 + 1, 0.
    var result = onALine(3, 100, 0, 200, 1, 101, 2, 102);
    assertArrayEquals(new int[] {2, 3, 4}, result.medoids());
    assertArrayEquals(new int[] {2, 1, 0, 1, 2, 1, 2}, result.clusterOf());
    assertEquals(4, result.cost());
  }

  @Test
  void swapsRepairWhatBuildGotWrong() {
    // BUILD takes the middle, 5 (cost 5 + 4 + 4 + 5), then 0, the first of three that leave 10 (1 +
    // 4 + 5).
    // SWAP exchanges 5 for 9: 1 for the point at 1, 4 for that at 5, 1 for that at 10.
    var result = onALine(2, 0, 1, 5, 9, 10);
    assertEquals(6, result.cost());
    assertArrayEquals(new int[] {0, 3}, result.medoids());
  }

  @Test
  void equalChoicesFallToTheLowerIndex() {
    assertArrayEquals(new int[] {0}, onALine(1, 0, 10).medoids());
    assertArrayEquals(new int[] {0, 1}, onALine(2, 7, 7, 7).medoids());
    // The third point is on both medoids: the first cluster gets it; each medoid keeps its own.
    assertArrayEquals(new int[] {0, 1, 0}, onALine(2, 7, 7, 7).clusterOf());
  }

  @Test
  void asManyClustersAsPointsCostNothing() {
    assertEquals(0, onALine(4, 1, 5, 9, 100).cost());
    assertThrows(IllegalArgumentException.class, () -> onALine(5, 1, 5, 9, 100));
    assertThrows(IllegalArgumentException.class, () -> onALine(0, 1, 5));
  }

  @Property(tries = 200)
  void noSingleSwapIsBetterThanTheResult(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 14) int points) {
    var random = RandomSource.seeded(seed);
    long[][] distance = new long[points][points];
    for (int i = 0; i < points; i++) {
      for (int j = 0; j < points; j++) {
        distance[i][j] = i == j ? 0 : random.nextInt(1000);
      }
    }
    int clusters = 1 + random.nextInt(points);
    var result = KMedoids.cluster(points, clusters, (i, j) -> distance[i][j]);
    assertEquals(cost(distance, result.medoids()), result.cost());
    for (int position = 0; position < clusters; position++) {
      for (int other = 0; other < points; other++) {
        int[] swapped = result.medoids().clone();
        swapped[position] = other;
        assertTrue(cost(distance, swapped) >= result.cost());
      }
    }
  }

  private static long cost(long[][] distance, int[] medoids) {
    long cost = 0;
    for (long[] row : distance) {
      cost += Arrays.stream(medoids).mapToLong(m -> row[m]).min().orElseThrow();
    }
    return cost;
  }

  @Property(tries = 100)
  void chosenRowsAreDifferentAndOfTheStreamAlone(
      @ForAll long seed, @ForAll @IntRange(max = 40) int count) {
    int[] rows = RowChoice.shuffled(40, count, RandomSource.seeded(seed));
    assertEquals(count, Arrays.stream(rows).distinct().filter(r -> r >= 0 && r < 40).count());
    assertArrayEquals(rows, RowChoice.shuffled(40, count, RandomSource.seeded(seed)));
  }

  @Test
  void moreRowsThanThereAreCannotBeChosen() {
    var random = RandomSource.seeded(1);
    assertThrows(IllegalArgumentException.class, () -> RowChoice.shuffled(3, 4, random));
  }
}
