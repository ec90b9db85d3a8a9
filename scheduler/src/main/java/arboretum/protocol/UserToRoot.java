package arboretum.protocol;

import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;

/** What an operator asks of the root. */
public sealed interface UserToRoot extends Message {
  /** The service that is asked about. */
  ServiceName service();

  /**
   * Run a service.
   *
   * @param spec the service; a name that is in use already changes nothing
   * @param replicas instances wanted, at least 1
   */
  record DeployService(ServiceSpec spec, int replicas) implements UserToRoot {
    public DeployService {
      if (replicas < 1) {
        throw new IllegalArgumentException("a service needs at least one replica: " + replicas);
      }
    }

    @Override
    public ServiceName service() {
      return spec.name();
    }

    @Override
    public int wireBytes() {
      return Wire.object("deploy-service")
          + Wire.field("spec", Wire.spec(spec))
          + Wire.field("replicas", Wire.INT);
    }
  }

  /**
   * Have another number of instances from now on.
   *
   * @param replicas instances wanted, at least 0
   */
  record ScaleService(ServiceName service, int replicas) implements UserToRoot {
    public ScaleService {
      if (replicas < 0) {
        throw new IllegalArgumentException("replicas cannot be negative: " + replicas);
      }
    }

    @Override
    public int wireBytes() {
      return Wire.object("scale-service")
          + Wire.field("service", Wire.string(service.value()))
          + Wire.field("replicas", Wire.INT);
    }
  }

  /** Withdraw a service with all its instances. */
  record UndeployService(ServiceName service) implements UserToRoot {
    @Override
    public int wireBytes() {
      return Wire.object("undeploy-service") + Wire.field("service", Wire.string(service.value()));
    }
  }
}
