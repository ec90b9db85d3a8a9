package arboretum.experiment.data.matrix;

import arboretum.random.RandomSource;

/** Binds nodes to rows of a matrix. */
public final class RowChoice {
  private RowChoice() {}

  /**
   * Returns {@code count} different rows of {@code size}, in random order: the first {@code count}
   * of a shuffle (Fisher and Yates; R. Durstenfeld, CACM 7(7), 1964). Node {@code i} of the caller
   * lives on row {@code result[i]}.
   *
   * @param size rows to choose from
   * @param count rows wanted, at most {@code size}
   * @param random the stream of this choice alone, such as {@code run.fork("rows")}
   */
  public static int[] shuffled(int size, int count, RandomSource random) {
    if (count < 0 || count > size) {
      throw new IllegalArgumentException("can't choose " + count + " of " + size + " rows");
    }
    int[] rows = new int[size];
    for (int i = 0; i < size; i++) {
      rows[i] = i;
    }
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      int other = i + random.nextInt(size - i);
      chosen[i] = rows[other];
      rows[other] = rows[i];
    }
    return chosen;
  }
}
