package arboretum.bench.hold;

import nl.tudelft.simulation.dsol.experiment.SingleReplication;
import nl.tudelft.simulation.dsol.model.AbstractDsolModel;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;

/** DSOL as it comes: its simulator, its event list, an event object with a lambda per event. */
final class StockDsolHold implements HoldSide {

  @Override
  public HoldSample run(HoldTask task) {
    DevsSimulator<Long> simulator = new DevsSimulator<>("hold");
    Model model = new Model(simulator, task);
    SingleReplication<Long> replication =
        new SingleReplication<>("hold", 0L, 0L, Long.MAX_VALUE / 4);
    try {
      simulator.initialize(model, replication);
      int unmeasured = task.settle() + 1; // the warm-up event is one more
      for (int i = 0; i < unmeasured; i++) {
        simulator.step();
      }
      long start = CpuTime.nanos();
      for (int i = 0; i < task.measured(); i++) {
        simulator.step();
      }
      long nanos = CpuTime.nanos() - start;
      return new HoldSample((double) nanos / task.measured(), model.checksum);
    } finally {
      simulator.cleanUp();
      replication.removeFromContext();
    }
  }

  private static final class Model extends AbstractDsolModel<Long, DevsSimulator<Long>> {

    private static final long serialVersionUID = 1L;

    private final transient HoldTask task;
    private int draws;
    private long checksum;

    Model(DevsSimulator<Long> simulator, HoldTask task) {
      super(simulator);
      this.task = task;
    }

    @Override
    public void constructModel() {
      for (int i = 0; i < task.pending(); i++) {
        schedule(0, i);
      }
    }

    private void schedule(long now, int code) {
      simulator.scheduleEventAbs(now + task.delay(draws++), () -> handle(code));
    }

    private void handle(int code) {
      long now = simulator.getSimulatorTime();
      checksum = HoldTask.mix(checksum, now, code);
      schedule(now, code);
    }
  }
}
