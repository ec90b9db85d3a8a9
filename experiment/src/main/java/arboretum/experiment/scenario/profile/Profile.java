package arboretum.experiment.scenario.profile;

import java.util.List;
import java.util.Optional;

/**
 * A named set of settings.
 *
 * @param about a sentence
 * @param settings one for each setting that profiles decide, in the order of the key reference
 */
public record Profile(String name, String about, List<Setting> settings) {
  public Profile {
    settings = List.copyOf(settings);
  }

  /** Returns the value of the setting at a path, as it would be written in a file. */
  public Optional<String> valueOf(String path) {
    return settings.stream().filter(s -> s.path().equals(path)).map(Setting::value).findFirst();
  }
}
