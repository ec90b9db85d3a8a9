package arboretum.experiment.scenario.bind;

import arboretum.experiment.plan.Extensions;
import arboretum.experiment.plan.NodePlan.Scheduler;
import arboretum.experiment.plugin.Kind;
import arboretum.experiment.plugin.PlugIn;
import arboretum.experiment.plugin.PlugIns;
import arboretum.experiment.plugin.SettingValues;
import arboretum.experiment.problem.Nearest;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.format.Shape.Named;
import arboretum.experiment.scenario.syntax.Mark;
import arboretum.experiment.scenario.syntax.Tree;
import arboretum.experiment.scenario.unit.Parsed;
import arboretum.placement.LatencySettings;
import arboretum.placement.Policies;
import arboretum.plugin.PolicySettings;
import arboretum.plugin.SettingKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the policies that a scenario names, among those of the program and the plug-ins. */
final class PolicyBinder {
  private final PlugIns plugIns;
  private final LatencySettings latency;
  private final Problems problems;

  /**
   * @param latency of schedulers that come with the program
   * @param problems takes what is wrong
   */
  PolicyBinder(PlugIns plugIns, LatencySettings latency, Problems problems) {
    this.plugIns = plugIns;
    this.latency = latency;
    this.problems = problems;
  }

  /** Returns the scheduler below a key; none if it is wrong, or not written and without preset. */
  Optional<Scheduler> scheduler(Fields fields, Key<Named.Written> key, Kind kind) {
    List<String> known = new ArrayList<>(Policies.names());
    known.add(Policies.OPTIMAL);
    return bound(fields, key, kind, known)
        .map(policy -> new Scheduler(policy.name(), latency, policy.settings()));
  }

  /** Returns the plug-in below a key; none if it is the one that comes with the program. */
  Optional<Extensions.Policy> extension(
      Fields fields, Key<Named.Written> key, Kind kind, String standard) {
    return bound(fields, key, kind, List.of(standard))
        .filter(policy -> !policy.name().equals(standard));
  }

  private Optional<Extensions.Policy> bound(
      Fields fields, Key<Named.Written> key, Kind kind, List<String> known) {
    Optional<Named.Written> written = fields.get(key);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    String name = written.get().name();
    Tree.Mapping settings = written.get().settings();
    if (known.contains(name)) {
      return Optional.of(own(name, settings, fields.path(key)));
    }
    Optional<PlugIn> plugIn = plugIns.find(kind, name);
    if (plugIn.isEmpty()) {
      List<String> names = new ArrayList<>(known);
      names.addAll(plugIns.names(kind));
      String allowed = "; allowed: " + String.join(", ", names) + Nearest.hint(name, names);
      fields.report(problems, key, "unknown policy \"" + name + "\"" + allowed);
      return Optional.empty();
    }
    return Optional.of(
        new Extensions.Policy(name, values(plugIn.get(), settings, fields.path(key))));
  }

  private Extensions.Policy own(String name, Tree.Mapping settings, String path) {
    for (Tree.Entry entry : settings.entries()) {
      report(
          entry.mark(), path + "." + entry.key(), "unknown key; \"" + name + "\" has no settings");
    }
    return new Extensions.Policy(name, PolicySettings.NONE);
  }

  private PolicySettings values(PlugIn plugIn, Tree.Mapping written, String path) {
    SortedMap<String, Object> values = new TreeMap<>();
    List<String> names = plugIn.settings().stream().map(SettingKey::name).toList();
    for (Tree.Entry entry : written.entries()) {
      if (!names.contains(entry.key())) {
        String allowed =
            names.isEmpty()
                ? "\"" + plugIn.name() + "\" has no settings"
                : "allowed here: name, " + String.join(", ", names);
        String message = "unknown key; " + allowed + Nearest.hint(entry.key(), names);
        report(entry.mark(), path + "." + entry.key(), message);
      }
    }
    for (SettingKey key : plugIn.settings()) {
      Optional<Tree> tree = written.get(key.name());
      String text = tree.orElse(written) instanceof Tree.Scalar s ? s.text() : key.preset();
      switch (SettingValues.read(key, text)) {
        case Parsed.Good<?> good -> values.put(key.name(), good.value());
        case Parsed.Bad<?> bad ->
            report(tree.orElse(written).mark(), path + "." + key.name(), bad.message());
      }
    }
    return new PolicySettings(values);
  }

  private void report(Mark mark, String path, String message) {
    problems.add(mark.file(), mark.line(), mark.column(), path, message);
  }
}
