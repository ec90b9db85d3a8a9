package arboretum.plugin;

/** Makes selections of workers: schedulers of clusters. */
public interface WorkerSelectionFactory extends PolicyFactory<WorkerSelection> {}
