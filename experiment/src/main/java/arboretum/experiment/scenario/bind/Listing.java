package arboretum.experiment.scenario.bind;

import java.util.Collection;
import java.util.stream.Collectors;

/** Lists for messages. */
final class Listing {
  private static final int SHOWN = 12;

  private Listing() {}

  /** Returns the first names, and how many more there are. */
  static String of(Collection<String> names) {
    String first = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
    int more = names.size() - SHOWN;
    return names.isEmpty() ? "none" : more > 0 ? first + " and " + more + " more" : first;
  }
}
