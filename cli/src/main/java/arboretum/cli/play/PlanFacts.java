package arboretum.cli.play;

import arboretum.experiment.metric.ServiceFacts;
import arboretum.experiment.plan.RunPlan;
import arboretum.model.Resources;
import arboretum.model.ServiceName;
import java.util.Optional;

/** What a plan knows of its services; requests come with the operators' own. */
record PlanFacts(RunPlan plan) implements ServiceFacts {
  @Override
  public Optional<Resources> request(ServiceName service) {
    return Optional.empty();
  }

  @Override
  public String origin(ServiceName service) {
    return plan.runtime().behaviour().origin(service);
  }
}
