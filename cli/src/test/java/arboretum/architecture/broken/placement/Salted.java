package arboretum.architecture.broken.placement;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Each method but one makes a collection whose order differs from process to process. */
final class Salted {
  Set<String> set() {
    return Set.of("a", "b");
  }

  Set<String> copy(Set<String> from) {
    return Set.copyOf(from);
  }

  Set<DayOfWeek> mayBeAnEnumSet() {
    return EnumSet.of(DayOfWeek.MONDAY);
  }

  Map<String, String> map() {
    return Map.of("a", "b");
  }

  Map<String, String> entries() {
    return Map.ofEntries(Map.entry("a", "b"));
  }
}
