package arboretum.port;

import arboretum.model.Allocation;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.ServiceSpec;

/**
 * Starts and stops containers on the role's own machine; what becomes of it arrives as {@code
 * RuntimeOutcome} inputs.
 *
 * <p>Contract: never blocks. After {@code start} come {@code CREATED} and {@code RUNNING}, or
 * {@code START_FAILED}; later {@code EXITED} if the container ends by itself. After {@code stop}
 * comes {@code STOPPED} exactly once, also when there was no such container, and no other outcome
 * of that (instance, epoch) follows it. Called by the handler's thread only.
 */
public interface ContainerRuntime {
  void start(InstanceId instance, Epoch epoch, ServiceSpec spec, Allocation allocation);

  void stop(InstanceId instance, Epoch epoch);
}
