package arboretum.experiment.scenario;

import arboretum.experiment.data.catalog.Gazetteer;
import arboretum.experiment.data.catalog.Place;
import arboretum.experiment.plan.Device;
import arboretum.experiment.scenario.bind.PointBinder;
import arboretum.experiment.scenario.bind.UsedData;
import arboretum.experiment.scenario.profile.Profile;
import arboretum.experiment.scenario.syntax.Tree;
import arboretum.experiment.scenario.syntax.Trees;
import arboretum.units.GeoPoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Everything that decides the results of a scenario, as text. */
final class Canonical {
  private Canonical() {}

  /**
   * Returns the text.
   *
   * @param machines the kinds of machine that nodes of any point run on
   * @param places where nodes of any point stand
   */
  static String of(
      Tree.Mapping tree,
      List<Sweep.SweepPoint> points,
      Set<Device> machines,
      Set<GeoPoint> places,
      List<UsedData> data) {
    var text = new StringBuilder();
    Trees.lines(tree).stream().sorted().forEach(line -> text.append(line).append('\n'));
    points.forEach(point -> text.append(point(point.point())).append('\n'));
    Map<String, Profile> profiles = new TreeMap<>();
    for (Sweep.SweepPoint point : points) {
      Profile profile = PointBinder.profile(point.tree());
      profiles.put(profile.name(), profile);
    }
    profiles.values().forEach(profile -> append(text, profile));
    machines.stream().map(Canonical::device).sorted().forEach(text::append);
    Gazetteer.bundled().places().stream()
        .filter(place -> places.contains(place.point()))
        .map(Canonical::place)
        .forEach(text::append);
    text.append(data.stream().map(d -> "data " + d + "\n").collect(Collectors.joining()));
    return text.toString();
  }

  private static String point(Point point) {
    return point.parameters().stream()
        .map(parameter -> parameter.path() + " = " + parameter.value())
        .collect(Collectors.joining(", ", "point " + point.index() + ": ", ""));
  }

  static String device(Device device) {
    return String.format(
        Locale.ROOT,
        "device %s: cpu %s m, memory %s B, gpus %s, %s, speed %s, downlink %s bit/s, boot %s ns, %s\n",
        device.profile(),
        device.capacity().cpuMillis(),
        device.capacity().memoryBytes(),
        device.capacity().gpus(),
        device.capacity().extras(),
        device.speed(),
        device.pullRate().value(),
        device.bootNanos(),
        device.traits());
  }

  static String place(Place place) {
    return String.format(
        Locale.ROOT,
        "place %s, %s: latitude %s, longitude %s\n",
        place.name(),
        place.country(),
        place.point().latitude(),
        place.point().longitude());
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
