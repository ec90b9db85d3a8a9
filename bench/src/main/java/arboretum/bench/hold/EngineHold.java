package arboretum.bench.hold;

import arboretum.sim.engine.Engine;

/** The engine, through its public {@code schedule}. */
final class EngineHold implements HoldSide {

  @Override
  public HoldSample run(HoldTask task) {
    Holder holder = new Holder(task);
    for (int i = 0; i < task.pending(); i++) {
      holder.engine.schedule(task.delay(holder.draws++), i);
    }
    holder.left = task.settle();
    holder.engine.run();
    holder.left = task.measured();
    long start = CpuTime.nanos();
    holder.engine.run();
    long nanos = CpuTime.nanos() - start;
    return new HoldSample((double) nanos / task.measured(), holder.checksum);
  }

  private static final class Holder {
    final HoldTask task;
    final Engine engine = new Engine("hold", 0, Engine.MAX_NANOS, this::handle);
    int draws;
    int left;
    long checksum;

    Holder(HoldTask task) {
      this.task = task;
    }

    private void handle(long atNanos, int code) {
      checksum = HoldTask.mix(checksum, atNanos, code);
      engine.schedule(atNanos + task.delay(draws++), code);
      if (--left == 0) {
        engine.stop();
      }
    }
  }
}
