package arboretum.sim.engine;

import nl.tudelft.simulation.dsol.model.AbstractDsolModel;

/** What DSOL calls the model; ours is built outside, so nothing is left to construct. */
final class HeadlessModel extends AbstractDsolModel<Long, LaneSimulator> {

  private static final long serialVersionUID = 1L;

  HeadlessModel(LaneSimulator simulator) {
    super(simulator);
  }

  @Override
  public void constructModel() {}
}
