package arboretum.protocol;

import arboretum.model.Constraint;
import arboretum.model.NodeName;
import arboretum.model.Requirements;
import arboretum.model.ServiceLevel;
import arboretum.units.Ring;
import java.util.List;

/** Lengths of what a service demands of its place, counted as {@link Wire} says. */
final class Demands {
  private static final int OBJECTIVE =
      Wire.plain(
          Wire.field("constraint", Wire.INT)
              + Wire.field("rigidness", Wire.DOUBLE)
              + Wire.field("convergenceNanos", Wire.LONG));

  private Demands() {}

  static int requirements(Requirements requirements) {
    int constraints = 0;
    for (Constraint constraint : requirements.constraints()) {
      constraints += constraint(constraint);
    }
    return Wire.plain(
        Wire.field("virtualization", Wire.string(requirements.virtualization()))
            + Wire.field("architectures", Wire.strings(requirements.architectures()))
            + Wire.field("volumeDrivers", Wire.strings(requirements.volumeDrivers()))
            + Wire.field("constraints", Wire.list(requirements.constraints().size(), constraints))
            + Wire.field("level", level(requirements.level())));
  }

  private static int level(ServiceLevel level) {
    int objectives = level.objectives().size();
    return Wire.plain(
        Wire.field("objectives", Wire.list(objectives, objectives * OBJECTIVE))
            + Wire.field("onViolation", Wire.string(level.onViolation().name())));
  }

  private static int constraint(Constraint constraint) {
    return switch (constraint) {
      case Constraint.Direct c ->
          Wire.object("direct")
              + Wire.field("cluster", Wire.string(c.cluster()))
              + Wire.field("nodes", Wire.strings(c.nodes()));
      case Constraint.Clusters c ->
          Wire.object("clusters") + Wire.field("allowed", Wire.strings(c.allowed()));
      case Constraint.Addons c ->
          Wire.object("addons") + Wire.field("needs", Wire.strings(c.needs()));
      case Constraint.Labels c ->
          Wire.object("labels") + Wire.field("needs", Wire.strings(c.needs()));
      case Constraint.Geo c ->
          Wire.object("geo")
              + Wire.field("at", Wire.POINT)
              + Wire.field("thresholdKm", Wire.DOUBLE);
      case Constraint.Latency c ->
          Wire.object("latency")
              + Wire.field("area", Wire.string(c.area()))
              + Wire.field("rings", rings(c.rings()))
              + Wire.field("users", names(c.users()))
              + Wire.field("thresholdNanos", Wire.LONG);
      case Constraint.TargetLatency c ->
          Wire.object("target-latency")
              + Wire.field("service", Wire.string(c.service().value()))
              + Wire.field("thresholdNanos", Wire.LONG);
      case Constraint.TargetGeo c ->
          Wire.object("target-geo")
              + Wire.field("service", Wire.string(c.service().value()))
              + Wire.field("thresholdKm", Wire.DOUBLE);
    };
  }

  static int names(List<NodeName> names) {
    int length = 0;
    for (NodeName name : names) {
      length += Wire.string(name.path());
    }
    return Wire.list(names.size(), length);
  }

  private static int rings(List<Ring> rings) {
    int length = 0;
    for (Ring ring : rings) {
      int corners = ring.corners().size();
      length += Wire.plain(Wire.field("corners", Wire.list(corners, corners * Wire.POINT)));
    }
    return Wire.list(rings.size(), length);
  }
}
