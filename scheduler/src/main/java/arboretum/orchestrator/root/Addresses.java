package arboretum.orchestrator.root;

import arboretum.model.InstanceId;
import arboretum.model.ServiceName;
import arboretum.orchestrator.Settings;
import arboretum.port.Trace;
import arboretum.resolution.AddressPool;
import arboretum.resolution.Balancing;
import arboretum.trace.TraceEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of services, one for each balancing policy, and of instances. They are assigned in
 * the order in which the journal names services and numbers, so a root that restarts assigns the
 * same again.
 */
final class Addresses {
  /** What a service or an instance has that came when none was left. */
  static final int NONE = 0;

  private final @Nullable AddressPool pool; // null: nobody calls
  private final Trace trace;
  private final Map<ServiceName, List<Integer>> services = new LinkedHashMap<>();
  private final Map<InstanceId, Integer> instances = new LinkedHashMap<>();

  Addresses(@Nullable AddressPool pool, Trace trace) {
    this.pool = pool;
    this.trace = trace;
  }

  /** Returns the book for a root; without any address where nobody calls. */
  static Addresses of(Settings settings, Trace trace) {
    boolean called = settings.resolution().isPresent();
    return new Addresses(called ? AddressPool.ofServices() : null, trace);
  }

  void assign(ServiceName service) {
    if (pool != null && !services.containsKey(service)) {
      List<Integer> assigned = new ArrayList<>();
      for (Balancing policy : Balancing.values()) {
        if (policy != Balancing.INSTANCE) {
          assigned.add(next(pool, service));
        }
      }
      services.put(service, List.copyOf(assigned));
    }
  }

  void assign(InstanceId instance) {
    if (pool != null && !instances.containsKey(instance)) {
      instances.put(instance, next(pool, instance.service()));
    }
  }

  private int next(AddressPool from, ServiceName service) {
    return from.take()
        .orElseGet(
            () -> {
              trace.emit(new TraceEvent.AddressesExhausted(service));
              return NONE;
            });
  }

  void release(ServiceName service) {
    List<Integer> assigned = services.remove(service);
    if (pool != null && assigned != null) {
      assigned.forEach(pool::giveBack);
    }
  }

  void release(InstanceId instance) {
    Integer assigned = instances.remove(instance);
    if (pool != null && assigned != null) {
      pool.giveBack(assigned);
    }
  }

  List<Integer> of(ServiceName service) {
    return services.getOrDefault(service, List.of());
  }

  int of(InstanceId instance) {
    return instances.getOrDefault(instance, NONE);
  }
}
