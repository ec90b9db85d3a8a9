package arboretum.plugin;

/** Makes balancing policies: which instance of a service takes a connection. */
public interface BalancerFactory extends PolicyFactory<Balancer> {}
