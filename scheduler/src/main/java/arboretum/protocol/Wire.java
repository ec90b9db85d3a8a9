package arboretum.protocol;

import arboretum.aggregate.Aggregate;
import arboretum.aggregate.Spread;
import arboretum.aggregate.TraitSummary;
import arboretum.coordinates.Coordinate;
import arboretum.coordinates.Hull;
import arboretum.coordinates.OperatingZone;
import arboretum.coordinates.Place;
import arboretum.model.Allocation;
import arboretum.model.Availability;
import arboretum.model.Capacity;
import arboretum.model.Epoch;
import arboretum.model.Extra;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.NodeTraits;
import arboretum.model.NumberBlock;
import arboretum.model.Refusal;
import arboretum.model.Resources;
import arboretum.model.ServiceSpec;
import java.util.List;

/**
 * How the length of a frame is counted.
 *
 * <p>A frame body is one JSON object whose first field is {@code "type"}. Names and lists count
 * with their length; a number counts with the width of its type, and the live codec writes it with
 * leading blanks to just that width, which JSON allows. Frames are ASCII: in a string a quote, a
 * backslash and the controls that JSON has a letter for take two bytes, any other control or
 * non-ASCII character six. So a length follows from names and list sizes alone, and simulation and
 * live count the same. A property test holds every message type to the codec's frames.
 */
final class Wire {
  /** Width of an {@code int}: ten digits and a sign. */
  static final int INT = 11;

  /** Width of a {@code long}: nineteen digits and a sign. */
  static final int LONG = 20;

  /** Width of a {@code double}: the longest that {@code Double.toString} gives. */
  static final int DOUBLE = 24;

  static final int NULL = 4;

  /** Width of {@code false}, to which {@code true} is filled up. */
  static final int BOOLEAN = 5;

  private static final int BRACES = 2;
  private static final int QUOTES = 2;
  private static final int COLON = 1;
  private static final int COMMA = 1;
  private static final int LETTER_ESCAPE = 2;
  private static final int CODE_ESCAPE = 6;
  private static final char DELETE = 127;

  private Wire() {}

  /** Returns the length of an object with only its type. */
  static int object(String type) {
    return BRACES + QUOTES + "type".length() + COLON + string(type);
  }

  /** Returns the length that a further field adds to an object. */
  static int field(String name, int value) {
    return COMMA + QUOTES + name.length() + COLON + value;
  }

  static int string(String value) {
    int length = QUOTES + value.length();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > DELETE) {
        length += hasLetter(c) ? LETTER_ESCAPE - 1 : CODE_ESCAPE - 1;
      } else if (c == '"' || c == '\\') {
        length += LETTER_ESCAPE - 1;
      }
    }
    return length;
  }

  private static boolean hasLetter(char control) {
    return control == '\b'
        || control == '\t'
        || control == '\n'
        || control == '\f'
        || control == '\r';
  }

  static int epoch(Epoch epoch) {
    return list(epoch.counters().size(), epoch.counters().size() * INT);
  }

  static int instance(InstanceId instance) {
    return plain(field("service", string(instance.service().value())) + field("number", INT));
  }

  static int block(NumberBlock block) {
    return plain(field("first", INT) + field("count", INT));
  }

  static int resources(Resources resources) {
    return RESOURCES + field("extras", extras(resources.extras()));
  }

  static int capacity(Capacity capacity) {
    return CAPACITY + field("extras", extras(capacity.extras()));
  }

  private static int extras(List<Extra> extras) {
    int amounts = 0;
    for (int i = 0; i < extras.size(); i++) {
      amounts += plain(field("kind", string(extras.get(i).kind().name())) + field("amount", LONG));
    }
    return list(extras.size(), amounts);
  }

  static int traits(NodeTraits traits) {
    return plain(
        field("virtualizations", strings(traits.virtualizations()))
            + field("architecture", string(traits.architecture()))
            + field("addons", strings(traits.addons()))
            + field("labels", strings(traits.labels()))
            + field("volumeDrivers", strings(traits.volumeDrivers()))
            + field("at", traits.at().isPresent() ? POINT : NULL));
  }

  static int strings(List<String> texts) {
    int length = 0;
    for (int i = 0; i < texts.size(); i++) {
      length += string(texts.get(i));
    }
    return list(texts.size(), length);
  }

  static int names(List<NodeName> nodes) {
    int length = 0;
    for (int i = 0; i < nodes.size(); i++) {
      length += string(nodes.get(i).path());
    }
    return list(nodes.size(), length);
  }

  static int coordinate(Coordinate at) {
    int axes = at.position().size();
    return plain(field("position", list(axes, axes * DOUBLE)) + field("heightMillis", DOUBLE));
  }

  static int place(Place place) {
    return plain(
        field("node", string(place.node().path()))
            + field("at", place.at().isPresent() ? POINT : NULL)
            + field("coordinate", place.coordinate().map(Wire::coordinate).orElse(NULL)));
  }

  static int availability(Availability free) {
    int devices = free.gpuMillis().size();
    return plain(
        field("cpuMillis", LONG)
            + field("memoryBytes", LONG)
            + field("gpuMillis", list(devices, devices * INT))
            + field("extras", extras(free.extras())));
  }

  static int allocation(Allocation allocation) {
    return plain(
        field("resources", resources(allocation.resources()))
            + field("gpuDevices", integers(allocation.gpuDevices())));
  }

  static int integers(List<Integer> values) {
    return list(values.size(), values.size() * INT);
  }

  static int spec(ServiceSpec spec) {
    return plain(
        field("name", string(spec.name().value()))
            + field("request", resources(spec.request()))
            + field("image", string(spec.image()))
            + field("imageSize", LONG)
            + field("restart", string(spec.restart().name()))
            + field("requirements", Demands.requirements(spec.requirements())));
  }

  static int instanceEpochSpec(InstanceId instance, Epoch epoch, ServiceSpec spec) {
    return field("instance", instance(instance))
        + field("epoch", epoch(epoch))
        + field("spec", spec(spec));
  }

  static int refusal(Refusal refusal) {
    int counts = 0;
    for (Refusal.Count count : refusal.reasons()) {
      counts += plain(field("reason", string(count.reason().name())) + field("candidates", INT));
    }
    return plain(
        field("candidates", INT) + field("reasons", list(refusal.reasons().size(), counts)));
  }

  static int aggregate(Aggregate aggregate) {
    int extras = 0;
    for (Aggregate.ExtraSpread extra : aggregate.extras()) {
      extras +=
          plain(
              field("kind", string(extra.kind().name())) + field("spread", spread(extra.spread())));
    }
    return plain(
        field("form", string(aggregate.form().name()))
            + field("workers", INT)
            + field("cpuCapacityMillis", LONG)
            + field("busyCpuMillis", LONG)
            + field("cpuMillis", spread(aggregate.cpuMillis()))
            + field("memoryBytes", spread(aggregate.memoryBytes()))
            + field("gpuMillis", spread(aggregate.gpuMillis()))
            + field("extras", list(aggregate.extras().size(), extras))
            + field("traits", summary(aggregate.traits()))
            + field("zone", zone(aggregate.zone())));
  }

  private static int zone(OperatingZone zone) {
    int hulls = 0;
    for (Hull hull : zone.hulls()) {
      int corners = hull.corners().size();
      hulls += plain(field("corners", list(corners, corners * POINT)));
    }
    return plain(field("hulls", list(zone.hulls().size(), hulls)) + field("bufferKm", DOUBLE));
  }

  /** Returns the length of a list whose elements have {@code elements} bytes in all. */
  static int list(int size, int elements) {
    return BRACES + elements + Math.max(0, size - 1) * COMMA;
  }

  /** Returns the length of an object without a type whose fields add up to {@code fields}. */
  static int plain(int fields) {
    return BRACES + fields - COMMA;
  }

  private static int summary(TraitSummary traits) {
    return plain(
        field("runtimes", strings(traits.runtimes()))
            + field("addons", strings(traits.addons()))
            + field("labels", strings(traits.labels()))
            + field("volumeDrivers", strings(traits.volumeDrivers())));
  }

  private static int spread(Spread spread) {
    return switch (spread) {
      case Spread.Sum sum -> SUM;
      case Spread.Moments moments -> MOMENTS;
      case Spread.Most most -> MOST;
      case Spread.Histogram histogram ->
          object("histogram") + field("sum", LONG) + field("counts", integers(histogram.counts()));
      case Spread.Full full ->
          object("full")
              + field("amounts", list(full.amounts().size(), full.amounts().size() * LONG));
    };
  }

  private static final int RESOURCES =
      plain(field("cpuMillis", LONG) + field("memoryBytes", LONG) + field("gpuMillis", INT));
  private static final int CAPACITY =
      plain(field("cpuMillis", LONG) + field("memoryBytes", LONG) + field("gpus", INT));
  static final int POINT = plain(field("latitude", DOUBLE) + field("longitude", DOUBLE));
  private static final int SUM = object("sum") + field("sum", LONG);
  private static final int MOST = object("most") + field("sum", LONG) + field("most", LONG);
  private static final int MOMENTS =
      object("moments") + field("sum", LONG) + field("mean", DOUBLE) + field("deviation", DOUBLE);
}
