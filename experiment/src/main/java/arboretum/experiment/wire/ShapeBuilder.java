package arboretum.experiment.wire;

import arboretum.model.Epoch;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.units.Bytes;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Derives shapes from types; one type has one shape per builder. */
final class ShapeBuilder {
  private static final List<Class<?>> WRITTEN_AS_VALUE =
      List.of(NodeName.class, ServiceName.class, Epoch.class, Bytes.class);

  private final Map<Type, Shape> known = new LinkedHashMap<>();

  /** Throws {@link IllegalArgumentException} for a type without a JSON form. */
  Shape shapeOf(Type type) {
    Shape shape = known.get(type);
    if (shape == null) {
      shape = build(type);
      known.put(type, shape);
    }
    return shape;
  }

  private Shape build(Type type) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return new ListShape(shapeOf(list.getActualTypeArguments()[0]));
    }
    if (type instanceof ParameterizedType optional && optional.getRawType() == Optional.class) {
      return new OptionalShape(shapeOf(optional.getActualTypeArguments()[0]));
    }
    if (type == int.class || type == Integer.class) {
      return Scalars.INT;
    }
    if (type == long.class || type == Long.class) {
      return Scalars.LONG;
    }
    if (type == double.class || type == Double.class) {
      return Scalars.DOUBLE;
    }
    if (type == boolean.class || type == Boolean.class) {
      return Scalars.BOOLEAN;
    }
    if (type == String.class) {
      return Scalars.TEXT;
    }
    if (type instanceof Class<?> plain) {
      return compound(plain);
    }
    throw new IllegalArgumentException("no JSON form for " + type);
  }

  private Shape compound(Class<?> type) {
    if (type.isEnum()) {
      return Scalars.constants(type);
    }
    if (type.isRecord()) {
      RecordShape shape = recordShape(type);
      return WRITTEN_AS_VALUE.contains(type) ? new ValueShape(shape) : shape;
    }
    if (type.isSealed()) {
      Map<String, RecordShape> byType = new TreeMap<>();
      for (Class<?> leaf : leaves(type)) {
        if (byType.put(WireName.of(leaf), recordShape(leaf)) != null) {
          throw new IllegalArgumentException(type + " has two types " + WireName.of(leaf));
        }
      }
      return new SealedShape(byType);
    }
    throw new IllegalArgumentException("no JSON form for " + type);
  }

  /** Returns the records below a sealed interface, each once. */
  static List<Class<?>> leaves(Class<?> sealed) {
    List<Class<?>> leaves = new ArrayList<>();
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      List<Class<?>> below =
          permitted.isSealed() ? leaves(permitted) : Collections.singletonList(permitted);
      below.stream().filter(leaf -> !leaves.contains(leaf)).forEach(leaves::add);
    }
    return leaves;
  }

  private RecordShape recordShape(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    if (components == null) {
      throw new IllegalArgumentException("no JSON form for " + type + ": it is no record");
    }
    List<RecordShape.Field> fields = new ArrayList<>();
    for (RecordComponent component : components) {
      Shape shape = shapeOf(component.getGenericType());
      fields.add(new RecordShape.Field(component.getName(), accessor(component), shape));
    }
    return new RecordShape(constructor(type, components), fields);
  }

  private static MethodHandle accessor(RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return MethodHandles.lookup()
          .unreflect(component.getAccessor())
          .asType(MethodType.methodType(Object.class, Object.class));
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException("no access to " + component, e);
    }
  }

  private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
    try {
      Class<?>[] parameters =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return MethodHandles.lookup()
          .unreflectConstructor(constructor)
          .asSpreader(Object[].class, parameters.length)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("no access to " + type, e);
    }
  }
}
