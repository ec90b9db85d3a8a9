package arboretum.port;

import arboretum.model.NodeName;
import arboretum.orchestrator.Role;
import arboretum.protocol.Input;
import arboretum.protocol.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What the nodes of a contract suite do, and what reached them. A node without a step only records.
 * Steps are added before the world starts; handlers may run on any thread.
 */
public final class Script {
  /** What a node does with an input. */
  @FunctionalInterface
  public interface Step {
    void on(Input input, Ports ports);
  }

  private final TreeMap<NodeName, Step> steps = new TreeMap<>();
  private final List<Input> inputs = new CopyOnWriteArrayList<>();

  /** Has {@code node} run {@code step} on every input. */
  public Script at(NodeName node, Step step) {
    steps.put(node, step);
    return this;
  }

  /** Has {@code node} run {@code step} on each of its starts. */
  public Script onStart(NodeName node, Step step) {
    return at(
        node,
        (input, ports) -> {
          if (input.payload() instanceof Payload.Started) {
            step.on(input, ports);
          }
        });
  }

  /** Makes the role of a node: a {@link ContractWorld.RoleFactory}. */
  public Role role(NodeName node, Ports ports) {
    return new Scripted(node, ports);
  }

  /** Returns what reached {@code node} so far, of all its sessions, in order. */
  public List<Input> inputs(NodeName node) {
    return inputs.stream().filter(input -> input.node().equals(node)).toList();
  }

  /** Returns the payloads of one type that reached {@code node} so far, in order. */
  public <T extends Payload> List<T> payloads(NodeName node, Class<T> type) {
    List<T> found = new ArrayList<>();
    for (Input input : inputs(node)) {
      if (type.isInstance(input.payload())) {
        found.add(type.cast(input.payload()));
      }
    }
    return found;
  }

  private final class Scripted implements Role {
    private final NodeName node;
    private final Ports ports;

    Scripted(NodeName node, Ports ports) {
      this.node = node;
      this.ports = ports;
    }

    @Override
    public NodeName name() {
      return node;
    }

    @Override
    public int handle(Input input) {
      inputs.add(input);
      Step step = steps.get(node);
      if (step != null) {
        step.on(input, ports);
      }
      return 0;
    }
  }
}
