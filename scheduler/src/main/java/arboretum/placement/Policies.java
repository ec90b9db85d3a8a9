package arboretum.placement;

import arboretum.plugin.ClusterRanking;
import arboretum.plugin.Slack;
import arboretum.plugin.WorkerSelection;
import arboretum.random.RandomSource;
import java.util.Arrays;
import java.util.List;

/** The schedulers that come with the project, by the names that scenario files use. */
public enum Policies {
  /** First candidate that fits (paper, Algorithm 1, strategy "first"). */
  FIRST_FIT("first-fit", "the first candidate that fits (paper, Algorithm 1)") {
    @Override
    WorkerSelection selection(RandomSource random) {
      return WorkerSelections.firstFit();
    }

    @Override
    ClusterRanking ranking(RandomSource random) {
      return ClusterRankings.firstFit();
    }
  },
  /** Most slack, normalised. */
  BEST_FIT("best-fit", "most free CPU and memory, as shares of the capacity") {
    @Override
    WorkerSelection selection(RandomSource random) {
      return WorkerSelections.bestFit(Slack.NORMALISED);
    }

    @Override
    ClusterRanking ranking(RandomSource random) {
      return ClusterRankings.bestFit(Slack.NORMALISED);
    }
  },
  /** Most slack, units mixed as the paper writes it (Algorithm 1, strategy "best"). */
  BEST_FIT_RAW("best-fit-raw", "most free cores plus MiB, units mixed (paper, Algorithm 1)") {
    @Override
    WorkerSelection selection(RandomSource random) {
      return WorkerSelections.bestFit(Slack.RAW);
    }

    @Override
    ClusterRanking ranking(RandomSource random) {
      return ClusterRankings.bestFit(Slack.RAW);
    }
  },
  /** The artifact's scheduler. */
  GREEDY(
      "greedy", "the last candidate with no less CPU and memory than the best so far (artifact)") {
    @Override
    WorkerSelection selection(RandomSource random) {
      return WorkerSelections.greedy();
    }

    @Override
    ClusterRanking ranking(RandomSource random) {
      return ClusterRankings.greedy();
    }
  },
  /** Today's scheduler as it is meant. */
  BEST_CPU_MEM_FIT(
      "best-cpu-mem-fit", "idle CPU in percent plus free MB (today's code, as meant)") {
    @Override
    WorkerSelection selection(RandomSource random) {
      return WorkerSelections.bestCpuMemFit();
    }

    @Override
    ClusterRanking ranking(RandomSource random) {
      return ClusterRankings.bestCpuMemFit();
    }
  },
  /** Today's scheduler as it works. */
  BEST_CPU_MEM_FIT_SLIP(
      "best-cpu-mem-fit-slip", "least CPU in use, by a slip of its comparator (today's code)") {
    @Override
    WorkerSelection selection(RandomSource random) {
      return WorkerSelections.lowestCpu();
    }

    @Override
    ClusterRanking ranking(RandomSource random) {
      return ClusterRankings.lowestCpu();
    }
  },
  /** Uniform. */
  RANDOM("random", "any candidate that fits, uniformly") {
    @Override
    WorkerSelection selection(RandomSource random) {
      return WorkerSelections.random(random);
    }

    @Override
    ClusterRanking ranking(RandomSource random) {
      return ClusterRankings.random(random);
    }
  },
  /** Fewest instances. */
  SPREAD("spread", "the candidate with the fewest instances") {
    @Override
    WorkerSelection selection(RandomSource random) {
      return WorkerSelections.spread();
    }

    @Override
    ClusterRanking ranking(RandomSource random) {
      return ClusterRankings.spread();
    }
  },
  /** Least slack. */
  BIN_PACK("bin-pack", "least free CPU and memory, so that large gaps stay whole") {
    @Override
    WorkerSelection selection(RandomSource random) {
      return WorkerSelections.binPack();
    }

    @Override
    ClusterRanking ranking(RandomSource random) {
      return ClusterRankings.binPack();
    }
  };

  private final String label;
  private final String about;

  Policies(String label, String about) {
    this.label = label;
    this.about = about;
  }

  abstract WorkerSelection selection(RandomSource random);

  abstract ClusterRanking ranking(RandomSource random);

  /** Returns the name in files. */
  public String label() {
    return label;
  }

  /** Returns what it prefers, in a few words. */
  public String about() {
    return about;
  }

  /** Returns all names, for both tiers. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Policies::label).toList();
  }

  /**
   * Returns a new selection of workers.
   *
   * @param random the stream of its orchestrator; most policies draw nothing
   * @throws IllegalArgumentException for a name that is not in {@link #names}
   */
  public static WorkerSelection selection(String name, RandomSource random) {
    return named(name).selection(random);
  }

  /**
   * Returns a new ranking of clusters.
   *
   * @param random the stream of its orchestrator; most policies draw nothing
   * @throws IllegalArgumentException for a name that is not in {@link #names}
   */
  public static ClusterRanking ranking(String name, RandomSource random) {
    return named(name).ranking(random);
  }

  private static Policies named(String name) {
    for (Policies policy : values()) {
      if (policy.label.equals(name)) {
        return policy;
      }
    }
    throw new IllegalArgumentException(
        "no scheduler \"" + name + "\"; one of: " + String.join(", ", names()));
  }
}
