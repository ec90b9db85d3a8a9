package arboretum.orchestrator.cluster;

import arboretum.model.NodeName;
import arboretum.orchestrator.Settings.Coordinates;
import arboretum.orchestrator.delegation.Lease;
import arboretum.protocol.OrchestratorToWorker.Neighbours;
import arboretum.random.RandomSource;
import java.util.ArrayList;
import java.util.List;

/** Draws the workers that a worker is told to probe: it knows no others. */
final class Neighbourhood {
  private final int offered;
  private final Lease lease;
  private final RandomSource random;

  Neighbourhood(Coordinates settings, Lease lease, RandomSource random) {
    this.offered = settings.offered();
    this.lease = lease;
    this.random = random.fork("neighbours");
  }

  /** Returns some other workers that are heard of, each with the same chance. */
  Neighbours of(int worker) {
    List<NodeName> drawn = new ArrayList<>();
    int seen = 0;
    for (int other = 0; other < lease.size(); other++) {
      if (other == worker || lease.isSilent(other)) {
        continue;
      }
      seen++;
      if (drawn.size() < offered) {
        drawn.add(lease.name(other));
      } else {
        int at = random.nextInt(seen);
        if (at < offered) {
          drawn.set(at, lease.name(other));
        }
      }
    }
    return new Neighbours(drawn);
  }
}
