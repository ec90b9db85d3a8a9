package arboretum.plugin;

/** Makes aggregators: what orchestrators tell their parents. */
public interface AggregatorFactory extends PolicyFactory<Aggregator> {}
