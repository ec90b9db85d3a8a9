package arboretum.sim.fuzz;

import arboretum.model.NodeName;
import arboretum.port.Ports;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an object holds, as text: fields of the project's own classes by reflection,
 * collections by their elements in order. Ports are left out: they are not the role's state.
 */
final class StateDump {
  private final StringBuilder text = new StringBuilder();
  private final IdentityHashMap<Object, Integer> seen = new IdentityHashMap<>();

  private StateDump() {}

  static String of(Object object) throws IllegalAccessException {
    StateDump dump = new StateDump();
    dump.add(object);
    return dump.text.toString();
  }

  private void add(@Nullable Object value) throws IllegalAccessException {
    if (value == null || isPlain(value)) {
      text.append(value).append('\n');
    } else if (value.getClass().isArray()) {
      text.append("array\n");
      for (int i = 0; i < Array.getLength(value); i++) {
        add(Array.get(value, i));
      }
    } else if (value instanceof Optional<?> optional) {
      add(optional.orElse(null));
    } else if (value instanceof Map<?, ?> map) {
      text.append("map ").append(map.size()).append('\n');
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        add(entry.getKey());
        add(entry.getValue());
      }
    } else if (value instanceof Collection<?> collection) {
      text.append("collection ").append(collection.size()).append('\n');
      for (Object element : collection) {
        add(element);
      }
    } else if (value.getClass().getName().startsWith("arboretum.") && !isPort(value)) {
      addFields(value);
    }
  }

  private static boolean isPlain(Object value) {
    return value instanceof Number
        || value instanceof CharSequence
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof Enum<?>
        || value instanceof NodeName;
  }

  private static boolean isPort(Object value) {
    return value instanceof Ports
        || List.of(value.getClass().getInterfaces()).stream()
            .anyMatch(type -> type.getPackageName().equals(Ports.class.getPackageName()));
  }

  private void addFields(Object value) throws IllegalAccessException {
    text.append(value.getClass().getName()).append('\n');
    if (!value.getClass().isRecord()) { // records are values: which object holds one is no state
      Integer known = seen.putIfAbsent(value, seen.size());
      text.append(seen.get(value)).append('\n');
      if (known != null) {
        return;
      }
    }
    List<Class<?>> classes = new ArrayList<>();
    for (Class<?> type = value.getClass(); type != Object.class; type = type.getSuperclass()) {
      classes.add(type);
    }
    for (Class<?> type : classes) {
      if (!type.getName().startsWith("arboretum.")) {
        continue;
      }
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          text.append(field.getName()).append(" = ");
          add(field.get(value));
        }
      }
    }
  }
}
