package arboretum.experiment.data.matrix;

import arboretum.random.RandomSource;

/**
 * Where the nodes of a three-level tree live in a measured network: workers on rows chosen at
 * random, clusters by k-medoids on those rows with the round-trip time as the distance, each
 * orchestrator on the row of its cluster's medoid, the root on the row of the medoid of the
 * medoids.
 *
 * <p>So an orchestrator shares its row with one worker, and the root with one orchestrator: between
 * two nodes of one row the matrix says 0. Compared by identity.
 *
 * @param workerRows the row of each worker, all different
 * @param clusterOf the cluster of each worker
 * @param orchestratorRows the row of each cluster's orchestrator; clusters are numbered in the
 *     order of their medoids among the workers
 * @param rootRow the row of the root
 */
@SuppressWarnings("ArrayRecordComponent") // Set-up data; never a key.
public record MatrixTree(int[] workerRows, int[] clusterOf, int[] orchestratorRows, int rootRow) {

  /**
   * Returns the tree. Takes time in the order of clusters x workers^2 for each exchange of {@link
   * KMedoids}.
   *
   * @param workers how many, at most the size of the matrix
   * @param clusters how many, at least 1, at most {@code workers}
   * @param random the stream of the choice of rows alone, such as {@code run.fork("rows")}
   */
  public static MatrixTree of(
      LatencyMatrix matrix, int workers, int clusters, RandomSource random) {
    int[] rows = RowChoice.shuffled(matrix.size(), workers, random);
    var clustering =
        KMedoids.cluster(workers, clusters, (i, j) -> matrix.rttNanos(rows[i], rows[j]));
    int[] orchestrators = new int[clusters];
    for (int c = 0; c < clusters; c++) {
      orchestrators[c] = rows[clustering.medoids()[c]];
    }
    var centre =
        KMedoids.cluster(
            clusters, 1, (i, j) -> matrix.rttNanos(orchestrators[i], orchestrators[j]));
    int root = orchestrators[centre.medoids()[0]];
    return new MatrixTree(rows, clustering.clusterOf(), orchestrators, root);
  }
}
