package arboretum.orchestrator.cluster;

import arboretum.model.NodeName;
import arboretum.orchestrator.CoordinateSettings;
import arboretum.orchestrator.delegation.Lease;
import arboretum.protocol.OrchestratorToWorker.Neighbours;
import arboretum.protocol.ParentToOrchestrator.Landmarks;
import arboretum.random.RandomSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the workers that a worker is told to probe: it knows no others. Where all clusters share a
 * space of coordinates, half of them are of other clusters.
 */
final class Neighbourhood {
  private static final int NOBODY = -1;

  private final CoordinateSettings settings;
  private final Lease lease;
  private final RandomSource random;
  private List<NodeName> elsewhere = List.of();

  Neighbourhood(CoordinateSettings settings, Lease lease, RandomSource random) {
    this.settings = settings;
    this.lease = lease;
    this.random = random.fork("neighbours");
  }

  /** Takes names of workers of other clusters. */
  void know(Landmarks told) {
    elsewhere = told.nodes();
  }

  /** Returns some other workers that are heard of, each with the same chance. */
  Neighbours of(int worker) {
    if (elsewhere.isEmpty()) {
      return new Neighbours(here(worker, settings.offered()));
    }
    int half = settings.offered() / 2;
    List<NodeName> drawn = here(worker, settings.offered() - half);
    var foreign = new Draw(half);
    elsewhere.forEach(foreign::see);
    drawn.addAll(foreign.drawn);
    return new Neighbours(drawn);
  }

  /** Returns some workers that others may be told of. */
  List<NodeName> landmarks() {
    return here(NOBODY, settings.landmarks());
  }

  private List<NodeName> here(int except, int size) {
    var draw = new Draw(size);
    for (int other = 0; other < lease.size(); other++) {
      if (other != except && !lease.isSilent(other)) {
        draw.see(lease.name(other));
      }
    }
    return draw.drawn;
  }

  /** A sample in which each name that was seen is with the same chance. */
  private final class Draw {
    private final int size;
    private final List<NodeName> drawn = new ArrayList<>();
    private int seen;

    Draw(int size) {
      this.size = size;
    }

    void see(NodeName name) {
      seen++;
      if (drawn.size() < size) {
        drawn.add(name);
      } else {
        int at = random.nextInt(seen);
        if (at < size) {
          drawn.set(at, name);
        }
      }
    }
  }
}
