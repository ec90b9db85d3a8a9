package arboretum.experiment.workload;

import java.util.List;

/**
 * The requests of a run.
 *
 * @param calls who asks for what; empty if nothing is asked
 * @param services what is called, by calls or by other services
 * @param carriage what it takes to carry them
 */
public record RequestPlan(List<CallPlan> calls, List<ServedPlan> services, Carriage carriage) {
  /** Nothing is asked. */
  public static final RequestPlan NONE = new RequestPlan(List.of(), List.of(), Carriage.STANDARD);

  public RequestPlan {
    calls = List.copyOf(calls);
    services = List.copyOf(services);
  }

  /** Returns whether nothing is asked. */
  public boolean isEmpty() {
    return calls.isEmpty();
  }
}
