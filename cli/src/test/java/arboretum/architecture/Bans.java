package arboretum.architecture;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;

/** Calls that would let one seed give other bytes, or reach for the outside. */
final class Bans {
  static final List<Ban> CLOCK =
      List.of(
          Ban.members(System.class, "nanoTime", "currentTimeMillis"),
          Ban.members(Instant.class, "now"),
          Ban.members(LocalDate.class, "now"),
          Ban.members(LocalTime.class, "now"),
          Ban.members(LocalDateTime.class, "now"),
          Ban.members(OffsetDateTime.class, "now"),
          Ban.members(ZonedDateTime.class, "now"),
          Ban.members(Clock.class, "system", "systemUTC", "systemDefaultZone", "tickMillis"),
          Ban.members(Calendar.class, "getInstance"),
          Ban.members(Date.class, Ban.CONSTRUCTOR));

  static final List<Ban> RANDOM =
      List.of(
          Ban.members(Math.class, "random"),
          Ban.members(StrictMath.class, "random"),
          Ban.members(UUID.class, "randomUUID"),
          Ban.members(System.class, "identityHashCode"),
          Ban.members(Collections.class, "shuffle"));

  static final List<Ban> THREADS =
      List.of(Ban.members(Object.class, "wait", "notify", "notifyAll"));

  static final List<Ban> PROCESS =
      List.of(
          Ban.members(
              System.class,
              "out",
              "err",
              "in",
              "getenv",
              "getProperty",
              "exit",
              "load",
              "loadLibrary"),
          Ban.members(Runtime.class, "getRuntime"),
          Ban.members(Integer.class, "getInteger"),
          Ban.members(Long.class, "getLong"),
          Ban.members(Boolean.class, "getBoolean"));

  static final List<Ban> HASHED =
      List.of(
          Ban.members(HashMap.class, Ban.CONSTRUCTOR, "newHashMap"),
          Ban.members(HashSet.class, Ban.CONSTRUCTOR, "newHashSet"),
          Ban.members(IdentityHashMap.class, Ban.CONSTRUCTOR),
          Ban.members(WeakHashMap.class, Ban.CONSTRUCTOR),
          Ban.members(Hashtable.class, Ban.CONSTRUCTOR),
          Ban.members(ConcurrentHashMap.class, Ban.CONSTRUCTOR, "newKeySet"));

  static final List<Ban> SALTED =
      List.of(
          Ban.ofItself(Set.class, "of", "copyOf"),
          Ban.ofItself(Map.class, "of", "ofEntries", "copyOf"));

  static final List<Ban> UNORDERED =
      List.of(
          Ban.members(
              Collectors.class,
              "toSet",
              "toUnmodifiableSet",
              "toUnmodifiableMap",
              "toConcurrentMap",
              "groupingByConcurrent"),
          Ban.shortOverloads(Collectors.class, 3, "toMap"),
          Ban.shortOverloads(Collectors.class, 2, "groupingBy"),
          Ban.members(Collection.class, "parallelStream"),
          Ban.members(BaseStream.class, "parallel", "unordered"),
          Ban.members(Arrays.class, "parallelSort", "parallelPrefix", "parallelSetAll"));

  static final List<Ban> INTRINSICS =
      List.of(
          Ban.members(
              Math.class,
              "sin",
              "cos",
              "tan",
              "asin",
              "acos",
              "atan",
              "atan2",
              "exp",
              "expm1",
              "log",
              "log10",
              "log1p",
              "pow",
              "sinh",
              "cosh",
              "tanh",
              "cbrt",
              "hypot"));

  private Bans() {}
}
