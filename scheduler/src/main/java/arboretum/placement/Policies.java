package arboretum.placement;

import arboretum.model.Constraint;
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
    WorkerSelection selection(LatencySettings latency, RandomSource random) {
      return WorkerSelections.firstFit();
    }

    @Override
    ClusterRanking ranking(LatencySettings latency, RandomSource random) {
      return ClusterRankings.firstFit();
    }
  },
  /** Most slack, normalised. */
  BEST_FIT("best-fit", "most free CPU and memory, as shares of the capacity") {
    @Override
    WorkerSelection selection(LatencySettings latency, RandomSource random) {
      return WorkerSelections.bestFit(Slack.NORMALISED);
    }

    @Override
    ClusterRanking ranking(LatencySettings latency, RandomSource random) {
      return ClusterRankings.bestFit(Slack.NORMALISED);
    }
  },
  /** Most slack, units mixed as the paper writes it (Algorithm 1, strategy "best"). */
  BEST_FIT_RAW("best-fit-raw", "most free cores plus MiB, units mixed (paper, Algorithm 1)") {
    @Override
    WorkerSelection selection(LatencySettings latency, RandomSource random) {
      return WorkerSelections.bestFit(Slack.RAW);
    }

    @Override
    ClusterRanking ranking(LatencySettings latency, RandomSource random) {
      return ClusterRankings.bestFit(Slack.RAW);
    }
  },
  /** The artifact's scheduler. */
  GREEDY(
      "greedy", "the last candidate with no less CPU and memory than the best so far (artifact)") {
    @Override
    WorkerSelection selection(LatencySettings latency, RandomSource random) {
      return WorkerSelections.greedy();
    }

    @Override
    ClusterRanking ranking(LatencySettings latency, RandomSource random) {
      return ClusterRankings.greedy();
    }
  },
  /** Today's scheduler as it is meant. */
  BEST_CPU_MEM_FIT(
      "best-cpu-mem-fit", "idle CPU in percent plus free MB (today's code, as meant)") {
    @Override
    WorkerSelection selection(LatencySettings latency, RandomSource random) {
      return WorkerSelections.bestCpuMemFit();
    }

    @Override
    ClusterRanking ranking(LatencySettings latency, RandomSource random) {
      return ClusterRankings.bestCpuMemFit();
    }
  },
  /** Today's scheduler as it works. */
  BEST_CPU_MEM_FIT_SLIP(
      "best-cpu-mem-fit-slip", "least CPU in use, by a slip of its comparator (today's code)") {
    @Override
    WorkerSelection selection(LatencySettings latency, RandomSource random) {
      return WorkerSelections.lowestCpu();
    }

    @Override
    ClusterRanking ranking(LatencySettings latency, RandomSource random) {
      return ClusterRankings.lowestCpu();
    }
  },
  /** Uniform. */
  RANDOM("random", "any candidate that fits, uniformly") {
    @Override
    WorkerSelection selection(LatencySettings latency, RandomSource random) {
      return WorkerSelections.random(random);
    }

    @Override
    ClusterRanking ranking(LatencySettings latency, RandomSource random) {
      return ClusterRankings.random(random);
    }
  },
  /** Fewest instances. */
  SPREAD("spread", "the candidate with the fewest instances") {
    @Override
    WorkerSelection selection(LatencySettings latency, RandomSource random) {
      return WorkerSelections.spread();
    }

    @Override
    ClusterRanking ranking(LatencySettings latency, RandomSource random) {
      return ClusterRankings.spread();
    }
  },
  /** Least slack. */
  BIN_PACK("bin-pack", "least free CPU and memory, so that large gaps stay whole") {
    @Override
    WorkerSelection selection(LatencySettings latency, RandomSource random) {
      return WorkerSelections.binPack();
    }

    @Override
    ClusterRanking ranking(LatencySettings latency, RandomSource random) {
      return ClusterRankings.binPack();
    }
  },
  /** Near dependencies. */
  DEPENDENCY_LATENCY(
      "dependency-latency",
      "most free CPU and memory, within the limits on latency to deployed targets") {
    @Override
    WorkerSelection selection(LatencySettings latency, RandomSource random) {
      return new DependencyLatency(latency);
    }

    @Override
    ClusterRanking ranking(LatencySettings latency, RandomSource random) {
      return ClusterRankings.bestFit(Slack.NORMALISED);
    }
  },
  /** Latency and distance aware placement. */
  LDP("ldp", "one that keeps all limits on distance and latency by estimate (paper, Algorithm 2)") {
    @Override
    WorkerSelection selection(LatencySettings latency, RandomSource random) {
      return new Ldp(latency, random);
    }

    @Override
    ClusterRanking ranking(LatencySettings latency, RandomSource random) {
      return LdpRanking.of(latency);
    }
  },
  /** LDP that measures a short list. */
  LDP_PLUS("ldp+", "LDP that measures a short list before it decides, and takes the best of it") {
    @Override
    WorkerSelection selection(LatencySettings latency, RandomSource random) {
      return new LdpPlus(latency, random);
    }

    @Override
    ClusterRanking ranking(LatencySettings latency, RandomSource random) {
      return LdpRanking.of(latency);
    }
  };

  /**
   * The oracle, which reads the simulator's true state: it is not among these, and exists in
   * simulation only.
   */
  public static final String OPTIMAL = "optimal";

  private final String label;
  private final String about;

  Policies(String label, String about) {
    this.label = label;
    this.about = about;
  }

  abstract WorkerSelection selection(LatencySettings latency, RandomSource random);

  abstract ClusterRanking ranking(LatencySettings latency, RandomSource random);

  /** Returns the name in files. */
  public String label() {
    return label;
  }

  /** Returns what it prefers, in a few words. */
  public String about() {
    return about;
  }

  /** Returns whether a cluster's scheduler of that name asks for coordinates of workers. */
  public static boolean needsCoordinates(String name) {
    return List.of(DEPENDENCY_LATENCY, LDP, LDP_PLUS).stream()
        .anyMatch(policy -> policy.label.equals(name));
  }

  /** Returns whether a cluster's scheduler of that name looks at a limit on distance or latency. */
  public static boolean looksAt(String name, Constraint limit) {
    return name.equals(OPTIMAL)
        || name.equals(LDP.label)
        || name.equals(LDP_PLUS.label)
        || (name.equals(DEPENDENCY_LATENCY.label) && limit instanceof Constraint.TargetLatency);
  }

  /** Returns all names, for both tiers. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Policies::label).toList();
  }

  /**
   * Returns a new selection of workers.
   *
   * @param latency how those that know latency decide; the others do not look at it
   * @param random the stream of its orchestrator; most policies draw nothing
   * @throws IllegalArgumentException for a name that is not in {@link #names}
   */
  public static WorkerSelection selection(
      String name, LatencySettings latency, RandomSource random) {
    return named(name).selection(latency, random);
  }

  /**
   * Returns a new ranking of clusters.
   *
   * @param latency how those that know latency decide; the others do not look at it
   * @param random the stream of its orchestrator; most policies draw nothing
   * @throws IllegalArgumentException for a name that is not in {@link #names}
   */
  public static ClusterRanking ranking(String name, LatencySettings latency, RandomSource random) {
    return named(name).ranking(latency, random);
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
