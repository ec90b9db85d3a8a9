package arboretum.plugin;

/** Makes rankings of clusters: schedulers above clusters. */
public interface ClusterRankingFactory extends PolicyFactory<ClusterRanking> {}
