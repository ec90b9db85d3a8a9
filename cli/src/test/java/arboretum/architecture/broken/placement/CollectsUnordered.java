package arboretum.architecture.broken.placement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Each method but the last loses an order. */
final class CollectsUnordered {
  Set<String> set(List<String> from) {
    return from.stream().collect(Collectors.toSet());
  }

  Map<String, Integer> map(List<String> from) {
    return from.stream().collect(Collectors.toMap(each -> each, String::length));
  }

  Map<Integer, List<String>> grouped(List<String> from) {
    return from.stream().collect(Collectors.groupingBy(String::length));
  }

  long parallel(List<String> from) {
    return from.parallelStream().filter(each -> each.length() > 2).count();
  }

  long parallelLater(List<String> from) {
    return from.stream().parallel().filter(each -> each.length() > 2).count();
  }

  Map<Integer, List<String>> ordered(List<String> from) {
    return from.stream()
        .collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.toList()));
  }
}
