package arboretum.plugin;

/** Makes detections of failure: when silence means loss. */
public interface FailureDetectionFactory extends PolicyFactory<FailureDetection> {}
