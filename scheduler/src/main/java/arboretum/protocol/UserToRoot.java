package arboretum.protocol;

import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import java.util.List;
import java.util.Optional;

/** What an operator asks of the root. */
public sealed interface UserToRoot extends Message {
  /**
   * Run the services of one application.
   *
   * @param name for people
   * @param services in an order in which targets of connectivity come first
   */
  record DeployApplication(String name, List<DeployService> services) implements UserToRoot {
    public DeployApplication {
      services = List.copyOf(services);
    }

    @Override
    public int wireBytes() {
      int lengths = 0;
      for (DeployService service : services) {
        lengths += Wire.plain(service.fields());
      }
      return Wire.object("deploy-application")
          + Wire.field("name", Wire.string(name))
          + Wire.field("services", Wire.list(services.size(), lengths));
    }
  }

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

    /** Returns the service's name. */
    public ServiceName service() {
      return spec.name();
    }

    int fields() {
      return Wire.field("spec", Wire.spec(spec)) + Wire.field("replicas", Wire.INT);
    }

    @Override
    public int wireBytes() {
      return Wire.object("deploy-service") + fields();
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

  /**
   * Move an instance that runs to another worker.
   *
   * @param to the worker, or an orchestrator below which it is to be; empty: any other worker of
   *     its cluster
   */
  record MigrateInstance(InstanceId instance, Optional<NodeName> to) implements UserToRoot {
    @Override
    public int wireBytes() {
      return Wire.object("migrate-instance")
          + Wire.field("instance", Wire.instance(instance))
          + Wire.field("to", to.map(node -> Wire.string(node.path())).orElse(Wire.NULL));
    }
  }
}
