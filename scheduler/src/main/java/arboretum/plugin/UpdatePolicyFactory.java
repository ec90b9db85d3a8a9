package arboretum.plugin;

/** Makes update policies: when a node reports to its parent. */
public interface UpdatePolicyFactory extends PolicyFactory<UpdatePolicy> {}
