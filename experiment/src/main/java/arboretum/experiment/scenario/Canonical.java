package arboretum.experiment.scenario;

import arboretum.experiment.data.catalog.DeviceCatalog;
import arboretum.experiment.data.catalog.Gazetteer;
import arboretum.experiment.scenario.bind.PointBinder;
import arboretum.experiment.scenario.bind.UsedData;
import arboretum.experiment.scenario.profile.Profile;
import arboretum.experiment.scenario.syntax.Tree;
import arboretum.experiment.scenario.syntax.Trees;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Everything that decides the results of a scenario, as text. */
final class Canonical {
  private Canonical() {}

  static String of(Tree.Mapping tree, List<Sweep.SweepPoint> points, List<UsedData> data) {
    var text = new StringBuilder();
    Trees.lines(tree).stream().sorted().forEach(line -> text.append(line).append('\n'));
    points.forEach(point -> text.append(point.point()).append('\n'));
    Map<String, Profile> profiles = new TreeMap<>();
    for (Sweep.SweepPoint point : points) {
      Profile profile = PointBinder.profile(point.tree());
      profiles.put(profile.name(), profile);
    }
    profiles.values().forEach(profile -> append(text, profile));
    for (String name : DeviceCatalog.bundled().names()) {
      text.append("device ").append(DeviceCatalog.bundled().find(name).orElseThrow()).append('\n');
    }
    Gazetteer.bundled().places().forEach(place -> text.append(place).append('\n'));
    text.append(data.stream().map(d -> "data " + d + "\n").collect(Collectors.joining()));
    return text.toString();
  }

  private static void append(StringBuilder text, Profile profile) {
    profile
        .settings()
        .forEach(
            setting ->
                text.append("profile ")
                    .append(profile.name())
                    .append(' ')
                    .append(setting.path())
                    .append(" = ")
                    .append(setting.value())
                    .append('\n'));
  }
}
