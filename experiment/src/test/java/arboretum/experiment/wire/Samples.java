package arboretum.experiment.wire;

import arboretum.coordinates.Coordinate;
import arboretum.coordinates.Hull;
import arboretum.coordinates.OperatingZone;
import arboretum.model.Allocation;
import arboretum.model.Constraint;
import arboretum.model.Extra;
import arboretum.model.NodeName;
import arboretum.model.NumberBlock;
import arboretum.model.Refusal;
import arboretum.model.Requirements;
import arboretum.model.Resources;
import arboretum.model.ServiceLevel;
import arboretum.model.ServiceName;
import arboretum.model.Shortfall;
import arboretum.random.RandomSource;
import arboretum.units.Bytes;
import arboretum.units.GeoPoint;
import arboretum.units.Ring;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Random values of any record, extreme ones included; the same for the same seed. */
public final class Samples {
  private static final String[] TEXTS = {
    "",
    "a",
    "web-1",
    "größer",
    "\"quoted\\",
    "line\nend\ttab",
    "\u0001\u007f\u0080",
    "\uD83D\uDE00",
    "\uD800"
  };
  private static final double[] DOUBLES = {
    0.0, -0.0, 1.5, -Double.MAX_VALUE, Double.MIN_VALUE, -2.2250738585072014E-308, 1e300 / 3
  };

  private final RandomSource random;

  public Samples(long seed) {
    random = RandomSource.seeded(seed);
  }

  /** Returns every record type below a sealed interface. */
  public static List<Class<?>> types(Class<?> sealed) {
    return ShapeBuilder.leaves(sealed);
  }

  /** Returns a random value of {@code type}. */
  public <T> T of(Class<T> type) {
    return type.cast(value(type));
  }

  private Object value(Type type) {
    if (type instanceof ParameterizedType optional && optional.getRawType() == Optional.class) {
      return random.nextInt(2) == 0
          ? Optional.empty()
          : Optional.of(value(optional.getActualTypeArguments()[0]));
    }
    if (type instanceof ParameterizedType list && list.getActualTypeArguments()[0] == Extra.class) {
      return extras();
    }
    if (type instanceof ParameterizedType list) {
      List<Object> items = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        items.add(value(list.getActualTypeArguments()[0]));
      }
      return items;
    }
    if (type == int.class || type == Integer.class) {
      return random.nextInt(3) == 0 ? Integer.MAX_VALUE : 1 + random.nextInt(1000);
    }
    if (type == long.class || type == Long.class) {
      return random.nextInt(3) == 0 ? Long.MAX_VALUE : random.nextLong(1_000_000);
    }
    if (type == double.class || type == Double.class) {
      return DOUBLES[random.nextInt(DOUBLES.length)];
    }
    if (type == boolean.class) {
      return random.nextInt(2) == 0;
    }
    if (type == String.class) {
      return TEXTS[random.nextInt(TEXTS.length)] + TEXTS[random.nextInt(TEXTS.length)];
    }
    return special((Class<?>) type);
  }

  private Object special(Class<?> type) {
    if (type.isEnum()) {
      return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    }
    if (type.isSealed()) {
      List<Class<?>> leaves = types(type);
      return value(leaves.get(random.nextInt(leaves.size())));
    }
    if (type == NodeName.class) {
      return NodeName.ROOT.child("c" + random.nextInt(100)).child("w" + random.nextInt(100_000));
    }
    if (type == Coordinate.class) {
      List<Double> axes = List.of(random.nextGaussian(), -1e-300 * random.nextDouble());
      return new Coordinate(axes, random.nextDouble());
    }
    if (type == OperatingZone.class) {
      Hull hull =
          new Hull(List.of(new GeoPoint(48 + random.nextDouble(), 11), new GeoPoint(48, 11.5)));
      return random.nextInt(2) == 0
          ? OperatingZone.NOWHERE
          : new OperatingZone(List.of(hull), random.nextDouble());
    }
    if (type == ServiceName.class) {
      return new ServiceName("s" + value(String.class));
    }
    if (type == NumberBlock.class) {
      return new NumberBlock(NumberBlock.FIRST + random.nextInt(1000), 1 + random.nextInt(100));
    }
    if (type == Resources.class) {
      return resources();
    }
    if (type == Allocation.class) {
      Resources resources = resources();
      int devices = (resources.gpuMillis() + 999) / Resources.WHOLE_GPU;
      return new Allocation(resources, Collections.nCopies(devices, random.nextInt(8)));
    }
    if (type == Refusal.class) {
      int[] counts =
          Arrays.stream(Shortfall.values()).mapToInt(s -> random.nextInt(1000)).toArray();
      return Refusal.of(counts);
    }
    if (type == Requirements.class) {
      return requirements();
    }
    if (type == GeoPoint.class) {
      return new GeoPoint(180 * random.nextDouble() - 90, 360 * random.nextDouble() - 180);
    }
    if (type == Ring.class) {
      return ring();
    }
    if (type == Bytes.class) {
      return new Bytes((Long) value(long.class));
    }
    return construct(type);
  }

  /** Each constraint is watched or not; how strictly is random. */
  private Requirements requirements() {
    Requirements plain =
        new Requirements(
            (String) value(String.class),
            List.of((String) value(String.class)),
            List.of(),
            constraints());
    List<ServiceLevel.Objective> objectives = new ArrayList<>();
    for (int i = 0; i < plain.constraints().size(); i++) {
      if (random.nextInt(2) == 0) {
        long convergence = random.nextLong(1_000_000_000_000L);
        objectives.add(new ServiceLevel.Objective(i, random.nextDouble(), convergence));
      }
    }
    var strategy = (ServiceLevel.OnViolation) value(ServiceLevel.OnViolation.class);
    return plain.watched(new ServiceLevel(objectives, strategy));
  }

  private List<Constraint> constraints() {
    List<Constraint> constraints = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      constraints.add((Constraint) value(Constraint.class));
    }
    return constraints;
  }

  private Ring ring() {
    int corners = 3 + random.nextInt(5);
    var ring = new ArrayList<GeoPoint>();
    for (int i = 0; i < corners; i++) {
      // Different latitudes, and all on one half of the Earth.
      double latitude = -90 + (i + random.nextDouble()) * 180 / corners;
      ring.add(new GeoPoint(latitude, 180 * random.nextDouble()));
    }
    return new Ring(ring);
  }

  private Resources resources() {
    int gpu = random.nextInt(2) == 0 ? random.nextInt(1000) : 1000 * random.nextInt(5);
    return new Resources((Long) value(long.class), (Long) value(long.class), gpu, extras());
  }

  private List<Extra> extras() {
    List<Extra> extras = new ArrayList<>();
    for (Extra.Kind kind : Extra.Kind.values()) {
      if (random.nextInt(2) == 0) {
        extras.add(new Extra(kind, 1 + random.nextLong(1_000_000_000)));
      }
    }
    return extras;
  }

  private Object construct(Class<?> type) {
    try {
      RecordComponent[] components = type.getRecordComponents();
      Object[] values =
          Arrays.stream(components).map(c -> value(c.getGenericType())).toArray(Object[]::new);
      Class<?>[] parameters =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      var constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no sample of " + type, e);
    }
  }
}
