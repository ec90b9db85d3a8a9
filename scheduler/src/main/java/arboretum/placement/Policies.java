package arboretum.placement;

import arboretum.plugin.ClusterRanking;
import arboretum.plugin.WorkerSelection;
import java.util.List;

/** The policies that come with the project, by the names that scenario files use. */
public final class Policies {
  /** First candidate that fits (paper, Algorithm 1, strategy "first"). */
  public static final String FIRST_FIT = "first-fit";

  /** Most slack, normalised. */
  public static final String BEST_FIT = "best-fit";

  /** Most slack, units mixed as the paper writes it (Algorithm 1, strategy "best"). */
  public static final String BEST_FIT_RAW = "best-fit-raw";

  private Policies() {}

  /** Returns all names, for both tiers. */
  public static List<String> names() {
    return List.of(FIRST_FIT, BEST_FIT, BEST_FIT_RAW);
  }

  /**
   * Returns a new selection of workers.
   *
   * @throws IllegalArgumentException for a name that is not in {@link #names}
   */
  public static WorkerSelection selection(String name) {
    return switch (name) {
      case FIRST_FIT -> WorkerSelections.firstFit();
      case BEST_FIT -> WorkerSelections.bestFit(Slack.NORMALISED);
      case BEST_FIT_RAW -> WorkerSelections.bestFit(Slack.RAW);
      default -> throw unknown(name);
    };
  }

  /**
   * Returns a new ranking of clusters.
   *
   * @throws IllegalArgumentException for a name that is not in {@link #names}
   */
  public static ClusterRanking ranking(String name) {
    return switch (name) {
      case FIRST_FIT -> ClusterRankings.firstFit();
      case BEST_FIT -> ClusterRankings.bestFit(Slack.NORMALISED);
      case BEST_FIT_RAW -> ClusterRankings.bestFit(Slack.RAW);
      default -> throw unknown(name);
    };
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "no scheduler \"" + name + "\"; one of: " + String.join(", ", names()));
  }
}
