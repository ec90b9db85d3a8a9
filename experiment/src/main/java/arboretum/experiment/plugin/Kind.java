package arboretum.experiment.plugin;

import arboretum.plugin.AggregatorFactory;
import arboretum.plugin.BalancerFactory;
import arboretum.plugin.ClusterRankingFactory;
import arboretum.plugin.FailureDetectionFactory;
import arboretum.plugin.PolicyFactory;
import arboretum.plugin.UpdatePolicyFactory;
import arboretum.plugin.WorkerSelectionFactory;

/** The extension points. */
public enum Kind {
  CLUSTER_RANKING("ranking of clusters", ClusterRankingFactory.class),
  WORKER_SELECTION("selection of workers", WorkerSelectionFactory.class),
  AGGREGATOR("aggregator", AggregatorFactory.class),
  FAILURE_DETECTION("detection of failure", FailureDetectionFactory.class),
  UPDATE_POLICY("update policy", UpdatePolicyFactory.class),
  BALANCING("balancing policy", BalancerFactory.class);

  private final String title;
  private final Class<? extends PolicyFactory<?>> service;

  Kind(String title, Class<? extends PolicyFactory<?>> service) {
    this.title = title;
    this.service = service;
  }

  /** Returns what it is called in messages. */
  public String title() {
    return title;
  }

  /** Returns the interface that a jar names in {@code META-INF/services}. */
  public Class<? extends PolicyFactory<?>> service() {
    return service;
  }
}
