package arboretum.sim.world;

import arboretum.model.InstanceId;
import arboretum.protocol.Payload;
import arboretum.sim.engine.Engine;
import arboretum.sim.runtime.DeviceRuntime;

/** What a worker's runtime is part of. */
record RuntimeHost(SimNode node, Engine engine, Agenda agenda, Delivery delivery, Requests requests)
    implements DeviceRuntime.Host {
  /** Brings something to a node that is up. */
  interface Delivery {
    void deliver(SimNode node, long nowNanos, Object work);
  }

  @Override
  public void at(long nanos, Runnable step) {
    agenda.at(nanos, node, step);
  }

  @Override
  public void tell(Payload outcome) {
    delivery.deliver(node, engine.nowNanos(), outcome);
  }

  @Override
  public void runs(InstanceId instance) {
    requests.runs(instance, node.name);
  }

  @Override
  public void gone(InstanceId instance) {
    requests.gone(instance, node.name);
  }

  @Override
  public long nowNanos() {
    return engine.nowNanos();
  }
}
