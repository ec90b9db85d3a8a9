package arboretum.sim.runtime;

import arboretum.model.Allocation;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.ServiceSpec;

/** One container, from the order to start it until its end. */
final class Container {
  /** How far it is. */
  enum State {
    /** Its image is pulled. */
    PULLING,
    /** Made, and booting. */
    CREATED,
    RUNNING,
    /** Ended, stopped or lost: nothing more comes of it. */
    GONE
  }

  final DeviceRuntime device;
  final InstanceId instance;
  final Epoch epoch;
  final ServiceSpec spec;
  final Allocation allocation;
  State state = State.PULLING;
  boolean stopping;

  Container(
      DeviceRuntime device,
      InstanceId instance,
      Epoch epoch,
      ServiceSpec spec,
      Allocation allocation) {
    this.device = device;
    this.instance = instance;
    this.epoch = epoch;
    this.spec = spec;
    this.allocation = allocation;
  }

  /** Returns whether it goes on by itself: neither gone nor being stopped. */
  boolean proceeds() {
    return state != State.GONE && !stopping;
  }

  @Override
  public String toString() {
    return instance + " epoch " + epoch + " (" + state + (stopping ? ", stopping" : "") + ")";
  }
}
