package arboretum.live.loop;

import arboretum.experiment.record.RecordedStep;
import arboretum.model.NodeName;

/** Is told what a loop does; by the loop's thread. */
public interface LoopListener {
  /** A handler returned; its effects have not left yet. */
  void handled(RecordedStep step);

  /** The loop ended because something in it failed, which ends the run. Also by other threads. */
  void failed(NodeName node, Throwable cause);
}
