package arboretum.experiment.scenario.bind;

import arboretum.experiment.plan.NodePlan.Tier;
import arboretum.experiment.problem.Nearest;
import arboretum.model.NodeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds nodes by what a person writes: the last part of a name where that is unique, else as much
 * of the path before it as needed.
 */
final class Names {
  private final Map<NodeName, Tier> tiers = new TreeMap<>();
  private final Map<String, List<NodeName>> byLeaf = new TreeMap<>();

  /** What was found. */
  sealed interface Found {
    record Node(NodeName name) implements Found {}

    /** Nothing, or too much; the message says what is allowed. */
    record Nothing(String message) implements Found {}
  }

  void add(NodeName name, Tier tier) {
    tiers.put(name, tier);
    byLeaf.computeIfAbsent(name.leaf(), leaf -> new ArrayList<>()).add(name);
  }

  boolean contains(NodeName name) {
    return tiers.containsKey(name);
  }

  /** Returns all nodes of some tiers, in order of name. */
  List<NodeName> all(Set<Tier> wanted) {
    return tiers.entrySet().stream()
        .filter(entry -> wanted.contains(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns the node of one of the wanted tiers that {@code text} means. */
  Found find(String text, Set<Tier> wanted, String what) {
    Optional<NodeName> exact = exact(text);
    if (exact.isPresent()) {
      Tier tier = tiers.get(exact.get());
      if (tier != null && wanted.contains(tier)) {
        return new Found.Node(exact.get());
      }
      return new Found.Nothing("\"" + text + "\" is no " + what + "; " + allowed(text, wanted));
    }
    String leaf = text.substring(text.lastIndexOf('/') + 1);
    List<NodeName> fitting =
        byLeaf.getOrDefault(leaf, List.of()).stream()
            .filter(name -> name.path().endsWith("/" + text))
            .filter(name -> wanted.contains(tiers.get(name)))
            .toList();
    if (fitting.size() == 1) {
      return new Found.Node(fitting.getFirst());
    }
    if (fitting.size() > 1) {
      return new Found.Nothing(
          "\"" + text + "\" is not unique; write e.g. \"" + shortName(fitting.getFirst()) + "\"");
    }
    return new Found.Nothing("unknown " + what + " \"" + text + "\"; " + allowed(text, wanted));
  }

  private Optional<NodeName> exact(String text) {
    for (String path : List.of(text, NodeName.ROOT.path() + "/" + text)) {
      if (path.matches("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*")) {
        var name = new NodeName(path);
        if (tiers.containsKey(name)) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }

  private static String shortName(NodeName name) {
    String root = NodeName.ROOT.path() + "/";
    return name.path().startsWith(root) ? name.path().substring(root.length()) : name.path();
  }

  private String allowed(String text, Set<Tier> wanted) {
    List<String> names = all(wanted).stream().map(Names::shortName).toList();
    var candidates = new TreeSet<>(names);
    all(wanted).forEach(name -> candidates.add(name.leaf()));
    return "known: " + Listing.of(names) + Nearest.hint(text, candidates);
  }
}
