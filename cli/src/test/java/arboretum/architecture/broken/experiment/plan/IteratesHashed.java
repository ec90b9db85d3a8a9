package arboretum.architecture.broken.experiment.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Each method makes a collection without an order of its own. */
final class IteratesHashed {
  Map<String, String> map() {
    return new HashMap<>();
  }

  Map<String, String> sized() {
    return new HashMap<>(16);
  }

  Set<String> set() {
    return new HashSet<>();
  }

  Supplier<Set<String>> reference() {
    return HashSet::new;
  }

  Map<String, String> ordered() {
    return new LinkedHashMap<>();
  }
}
