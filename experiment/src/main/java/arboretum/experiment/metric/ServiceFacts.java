package arboretum.experiment.metric;

import arboretum.model.Resources;
import arboretum.model.ServiceName;
import java.util.Optional;

/** What a workload knows of its services beyond what the operators' requests say. */
public interface ServiceFacts {
  /** Nothing is known. */
  ServiceFacts NONE =
      new ServiceFacts() {
        @Override
        public Optional<Resources> request(ServiceName service) {
          return Optional.empty();
        }

        @Override
        public String origin(ServiceName service) {
          return "";
        }
      };

  /**
   * Returns what an instance requests; empty if only the operator's request says it ({@link
   * RunRecorder#onOperator}).
   */
  Optional<Resources> request(ServiceName service);

  /**
   * Returns the mark under which instances of this service are counted apart, such as {@code
   * never-scheduled}; empty if they are not.
   */
  String origin(ServiceName service);
}
