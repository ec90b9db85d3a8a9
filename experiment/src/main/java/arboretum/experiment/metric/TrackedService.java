package arboretum.experiment.metric;

import arboretum.model.Constraint;
import arboretum.model.Resources;
import arboretum.model.ServiceName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the recorder knows of one service. */
final class TrackedService {
  final ServiceName name;
  final String origin;
  @Nullable Resources request;

  /** What its instances demand of distance and latency. */
  List<Constraint> limits = List.of();

  /** Those of them that are watched while they run. */
  List<Constraint> watched = List.of();

  final List<TrackedInstance> instances = new ArrayList<>(1);
  private int wanted;
  private int copies;
  private boolean started;
  private long downSinceNanos = -1;
  private long outageNanos;

  TrackedService(ServiceName name, String origin, @Nullable Resources request) {
    this.name = name;
    this.origin = origin;
    this.request = request;
  }

  Resources requestOrNone() {
    return request == null ? Resources.NONE : request;
  }

  boolean hasStarted() {
    return started;
  }

  /** Changes how many instances are wanted and how many copies run; keeps the outage. */
  void change(long atNanos, int wantedDelta, int copiesDelta, long fromNanos) {
    wanted += wantedDelta;
    copies += copiesDelta;
    started |= copies > 0;
    boolean down = started && copies == 0 && wanted > 0;
    if (down && downSinceNanos < 0) {
      downSinceNanos = atNanos;
    } else if (!down && downSinceNanos >= 0) {
      outageNanos += Math.max(0, atNanos - Math.max(downSinceNanos, fromNanos));
      downSinceNanos = -1;
    }
  }

  long outageNanos(long endNanos, long fromNanos) {
    long open = downSinceNanos < 0 ? 0 : endNanos - Math.max(downSinceNanos, fromNanos);
    return outageNanos + Math.max(0, open);
  }
}
