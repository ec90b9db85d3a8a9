package arboretum.experiment.data.geojson;

import arboretum.coordinates.Area;
import arboretum.experiment.problem.Nearest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The areas that a scenario names, by name, in the order in which they are given. */
public record Areas(Map<String, Area> byName) {
  /** No area. */
  public static final Areas NONE = new Areas(new LinkedHashMap<>());

  public Areas {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  /** Returns the areas of a list in which no name is twice. */
  public static Areas of(List<Area> areas) {
    var byName = new LinkedHashMap<String, Area>();
    areas.forEach(area -> byName.put(area.name(), area));
    return new Areas(byName);
  }

  /** Returns the area of that name. */
  public Optional<Area> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Returns the names in order. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** Returns why there is no such area and which there are, for a problem with {@code name}. */
  public String unknown(String name) {
    String known = byName.isEmpty() ? "none" : String.join(", ", byName.keySet());
    return "unknown area \"" + name + "\"; known: " + known + Nearest.hint(name, byName.keySet());
  }
}
