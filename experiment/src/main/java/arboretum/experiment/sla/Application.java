package arboretum.experiment.sla;

import arboretum.experiment.scenario.syntax.Mark;
import arboretum.model.Requirements;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.units.Bytes;
import java.util.List;

/**
 * An application of a descriptor that was found to be right.
 *
 * @param name unique in its namespace
 * @param microservices in an order in which targets of connectivity come first; what is free in
 *     that is in the order of the file
 */
public record Application(String name, String namespace, List<Microservice> microservices) {
  public Application {
    microservices = List.copyOf(microservices);
  }

  /** Returns {@code name.namespace}, as the names of its services begin. */
  public String fullName() {
    return name + "." + namespace;
  }

  /**
   * A service of an application.
   *
   * @param service Oakestra's name of the job: {@code application.namespace.microservice.namespace}
   * @param name as the descriptor has it, without namespaces
   * @param namespace of the microservice
   * @param code the image's reference
   * @param request what each instance reserves
   * @param restart {@link Restart#ON_FAILURE} if it is {@code one_shot}
   * @param requirements what it needs of its worker beside amounts
   * @param mark where it stands
   * @param path of it in its file
   */
  public record Microservice(
      ServiceName service,
      String name,
      String namespace,
      String code,
      Resources request,
      Restart restart,
      Requirements requirements,
      Mark mark,
      String path) {
    /**
     * Returns it as the logic places it.
     *
     * @param imageSize what a worker pulls if it does not have the image; no descriptor says it
     */
    public ServiceSpec spec(Bytes imageSize) {
      return new ServiceSpec(service, request, code, imageSize, restart, requirements);
    }
  }
}
