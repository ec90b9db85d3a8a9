package arboretum.experiment.plugin;

/** Is told when a plug-in fails, in the thread of its replication. */
@FunctionalInterface
public interface FailureListener {
  /** Tells nobody. */
  FailureListener NOBODY = failure -> {};

  /** A plug-in failed; whether the run goes on is not decided here. */
  void failed(PlugInFailedException failure);
}
