package arboretum.experiment.sla;

import arboretum.experiment.sla.Field.Amount;
import arboretum.experiment.sla.Field.Any;
import arboretum.experiment.sla.Field.Cores;
import arboretum.experiment.sla.Field.Count;
import arboretum.experiment.sla.Field.Flag;
import arboretum.experiment.sla.Field.Kind;
import arboretum.experiment.sla.Field.Level;
import arboretum.experiment.sla.Field.Need;
import arboretum.experiment.sla.Field.Parts;
import arboretum.experiment.sla.Field.Text;
import arboretum.experiment.sla.Field.Texts;
import arboretum.experiment.sla.Field.Use;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The fields of the format, by kind of object (Oakestra's schema of SLA v2.0). */
final class Fields {
  static final String VERSION = "v2.0";

  /** Names that are read although the schema does not have them. */
  static final List<String> ALIASES = List.of("vcpu", "vgpu", "latency", "microservice_id");

  /** Fields of a constraint that mean something to some types only. */
  static final List<String> OF_ONE_TYPE =
      List.of("area", "cluster", "node", "location", "threshold", "latency", "needs", "allowed");

  private static final Kind NAME = text("1 to 30 letters or digits", "[a-zA-Z0-9]{1,30}");
  private static final Kind LINE = text("a text that is not blank", "(?s).*\\S.*");
  private static final Kind ANY_TEXT = text("a text", "(?s).*");
  private static final Kind NOTHING = text("\"\" (Oakestra assigns it)", "");
  private static final Kind IPV4 =
      text("an address 10.30.x.y", "|10\\.30(\\.(" + octet() + ")){2}");
  private static final Kind IPV6 =
      text("an address in fdff:2000::/21", "|(?i)fdff:2[0-7][0-9a-f]{2}:[0-9a-f:]{1,34}");
  private static final Kind PORTS =
      text("ports such as \"80:8080/tcp;53:53/udp\"", "|" + port() + "(;" + port() + ")*;?");
  private static final Kind STRATEGY =
      text("one of migrate, replicate, none", "|migrate|replicate|none");
  private static final Kind MEGABYTES = new Amount("0", "1000000000", 0);
  private static final Kind KILOBITS = new Amount("0", "1000000000", 0);
  private static final Kind DEVICES = new Amount("0", "1000", 0);
  private static final Kind CORES =
      new Cores(new Amount("0", "10000", 0), new Amount("0", "10000", 3));
  private static final Kind THRESHOLD = new Amount("0", "1000000000", 6);
  private static final Kind SHARE = new Amount("0", "1", 12);
  private static final Kind SECONDS = new Amount("0", "1000000000", 6);

  private static final Level VOLUME =
      level(
          required("volume_id", LINE, Use.CARRIED),
          required("csi_driver", LINE, Use.READ),
          carried("mount_path", ANY_TEXT),
          carried("config", new Any()));

  private static final Level ADDRESSES =
      level(
          carried("rr_ip", IPV4),
          carried("rr_ip_v6", IPV6),
          carried("closest_ip", ANY_TEXT),
          carried("closest_ip_v6", ANY_TEXT),
          carried("instances", new Parts(level(), Count.ANY)));

  private static final List<Field> OF_CONSTRAINT =
      List.of(
          read("type", LINE),
          read("area", LINE),
          read("cluster", ANY_TEXT),
          read("node", ANY_TEXT),
          read("location", LINE),
          read("threshold", THRESHOLD),
          read("latency", THRESHOLD),
          read("needs", new Texts()),
          read("allowed", new Texts()),
          read("rigidness", SHARE),
          read("convergence_time", SECONDS));

  private static final Level CONSTRAINT = new Level(OF_CONSTRAINT);

  private static final Level LINK_CONSTRAINT =
      level(
          required("type", LINE, Use.READ),
          required("threshold", THRESHOLD, Use.READ),
          required("rigidness", SHARE, Use.READ),
          required("convergence_time", SECONDS, Use.READ));

  private static final Level LINK =
      level(
          required("target_microservice_id", LINE, Use.READ),
          required("con_constraints", new Parts(LINK_CONSTRAINT, Count.SOME), Use.READ));

  private static final Field CONSTRAINTS = read("constraints", new Parts(CONSTRAINT, Count.ANY));
  private static final Field CONNECTIVITY = read("connectivity", new Parts(LINK, Count.ANY));

  /** Constraints of one microservice beside the microservices, as in the paper's Schema 1. */
  private static final Level NESTED =
      new Level(
          Stream.concat(
                  OF_CONSTRAINT.stream(),
                  Stream.of(required("microservice_id", LINE, Use.READ), CONSTRAINTS, CONNECTIVITY))
              .toList());

  private static final Level MICROSERVICE =
      level(
          read("microserviceID", NOTHING),
          read("microservice_id", LINE),
          required("microservice_name", NAME, Use.READ),
          required("microservice_namespace", NAME, Use.READ),
          required("virtualization", LINE, Use.READ),
          required("code", LINE, Use.READ),
          read("memory", MEGABYTES),
          read("vcpus", CORES),
          read("vcpu", CORES),
          read("vgpus", DEVICES),
          read("vgpu", DEVICES),
          read("vtpus", DEVICES),
          read("bandwidth_in", KILOBITS),
          read("bandwidth_out", KILOBITS),
          read("storage", MEGABYTES),
          read("one_shot", new Flag()),
          read("arch", new Texts()),
          read("volumes", new Parts(VOLUME, Count.ANY)),
          CONSTRAINTS,
          CONNECTIVITY,
          carried("state", ANY_TEXT),
          carried("port", PORTS),
          carried("cmd", new Texts()),
          carried("environment", new Texts()),
          carried("added_files", new Texts()),
          carried("args", new Texts()),
          carried("privileged", new Flag()),
          read("sla_violation_strategy", STRATEGY),
          carried("target_node", ANY_TEXT),
          carried("target_cluster", ANY_TEXT),
          carried("addresses", new Parts(ADDRESSES, Count.ONE)),
          carried("vm_images", new Any()),
          carried("platform", new Any()));

  /** An application. */
  static final Level APPLICATION =
      level(
          carried("applicationID", ANY_TEXT),
          required("application_name", NAME, Use.READ),
          required("application_namespace", NAME, Use.READ),
          carried("application_desc", ANY_TEXT),
          required("microservices", new Parts(MICROSERVICE, Count.SOME), Use.READ),
          read("constraints", new Parts(NESTED, Count.ANY)));

  /** The file. The customer is read as far as it has to be there. */
  static final Level FILE =
      level(
          required("sla_version", text("\"" + VERSION + "\"", "v2\\.0"), Use.READ),
          required("customerID", ANY_TEXT, Use.READ),
          required("applications", new Parts(APPLICATION, Count.SOME), Use.READ),
          carried("args", new Texts()));

  private Fields() {}

  private static Kind text(String wanted, String pattern) {
    return new Text(wanted, Pattern.compile(pattern));
  }

  private static String octet() {
    return "25[0-5]|2[0-4]\\d|1?\\d?\\d";
  }

  private static String port() {
    return "\\d{1,5}(:\\d{1,5})?(/(tcp|udp))?";
  }

  private static Field required(String name, Kind kind, Use use) {
    return new Field(name, kind, Need.REQUIRED, use);
  }

  private static Field read(String name, Kind kind) {
    return new Field(name, kind, Need.OPTIONAL, Use.READ);
  }

  private static Field carried(String name, Kind kind) {
    return new Field(name, kind, Need.OPTIONAL, Use.CARRIED);
  }

  private static Level level(Field... fields) {
    return new Level(List.of(fields));
  }
}
