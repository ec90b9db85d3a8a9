package arboretum.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  private static final String BEGIN = "<!-- life cycle: begin -->";
  private static final String END = "<!-- life cycle: end -->";

  private static List<String> edges() {
    List<String> edges = new ArrayList<>();
    for (InstanceState from : InstanceState.values()) {
      for (Lifecycle.Event event : Lifecycle.Event.values()) {
        Lifecycle.find(from, event).ifPresent(to -> edges.add(from + " --" + event + "--> " + to));
      }
    }
    return edges;
  }

  @Test
  void theDrawingListsExactlyTheLegalEdges() throws IOException {
    String page = Files.readString(Path.of("../docs/ARCHITECTURE.md"));
    String drawing = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
    List<String> drawn =
        drawing.lines().filter(line -> line.contains("-->")).map(String::strip).toList();
    assertEquals(String.join("\n", edges()), String.join("\n", drawn));
  }

  @Test
  void finalStatesHaveNoWayOutAndAllOthersCanBeWithdrawn() {
    for (InstanceState state : InstanceState.values()) {
      boolean leaves = edges().stream().anyMatch(edge -> edge.startsWith(state + " --"));
      assertEquals(!state.isFinal(), leaves, state + " is final or has a way out");
      assertEquals(!state.isFinal(), Lifecycle.find(state, Lifecycle.Event.WITHDRAWN).isPresent());
    }
  }

  @Test
  void everyStateIsReachedFromRequested() {
    List<InstanceState> reached = new ArrayList<>(List.of(InstanceState.REQUESTED));
    for (int i = 0; i < reached.size(); i++) {
      for (Lifecycle.Event event : Lifecycle.Event.values()) {
        Lifecycle.find(reached.get(i), event)
            .filter(to -> !reached.contains(to))
            .ifPresent(reached::add);
      }
    }
    assertEquals(InstanceState.values().length, reached.size());
  }

  @Test
  void anIllegalEdgeNamesStateAndEvent() {
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () -> Lifecycle.next(InstanceState.COMPLETED, Lifecycle.Event.STARTED));
    assertEquals("an instance that is COMPLETED cannot take STARTED", e.getMessage());
  }
}
