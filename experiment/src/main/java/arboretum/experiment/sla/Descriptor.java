package arboretum.experiment.sla;

import java.util.List;
import java.util.Optional;

/**
 * A descriptor that was found to be right.
 *
 * @param applications in the order of the file, at least one
 * @param warning the fields that nothing here depends on, and the names that the schema does not
 *     have but that were read, all in one sentence; empty if there are none
 */
public record Descriptor(List<Application> applications, Optional<String> warning) {
  public Descriptor {
    applications = List.copyOf(applications);
  }
}
