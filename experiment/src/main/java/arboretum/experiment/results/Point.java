package arboretum.experiment.results;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A point of the sweep.
 *
 * @param index from 0
 * @param parameters value by path of what is varied, in the order of the scenario; every point of a
 *     run has the same paths
 */
public record Point(int index, Map<String, String> parameters) {
  public Point {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** Returns the paths of what is varied, in order. */
  public List<String> paths() {
    return new ArrayList<>(parameters.keySet());
  }

  /** Returns the values, in the order of {@link #paths}. */
  public List<String> values() {
    return new ArrayList<>(parameters.values());
  }

  /** Returns {@code path=value, ...}; {@code all} if nothing is varied. */
  public String describe() {
    if (parameters.isEmpty()) {
      return "all";
    }
    List<String> parts = new ArrayList<>();
    parameters.forEach((path, value) -> parts.add(path + "=" + value));
    return String.join(", ", parts);
  }
}
