package arboretum.orchestrator.cluster;

import arboretum.model.NumberBlock;
import arboretum.model.ServiceName;
import arboretum.protocol.ParentToOrchestrator.GrantNumbers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Instance numbers that a cluster may use without asking, by service. They are not journaled: after
 * a restart those that are left are never used.
 */
final class OwnNumbers {
  private static final class Rest {
    int next;
    final int end;

    Rest(NumberBlock block) {
      next = block.first();
      end = block.next();
    }
  }

  private final Map<ServiceName, Rest> rests = new LinkedHashMap<>();
  private long session;

  /** Begins a session of its orchestrator: nothing was granted in it. */
  void start(long newSession) {
    session = newSession;
    rests.clear();
  }

  /** Takes a block that is later than the one at hand; a repetition of that one changes nothing. */
  void take(GrantNumbers granted) {
    Rest rest = rests.get(granted.service());
    boolean later = rest == null || granted.block().first() >= rest.end;
    if (granted.session() == session && later) {
      rests.put(granted.service(), new Rest(granted.block()));
    }
  }

  /**
   * Returns numbers that are used from now on: at most half of what is left, that others below have
   * some too; empty if nothing is left.
   */
  Optional<NumberBlock> use(ServiceName service, int most) {
    Rest rest = rests.get(service);
    if (rest == null || rest.next == rest.end) {
      return Optional.empty();
    }
    int count = Math.min(most, (rest.end - rest.next + 1) / 2);
    NumberBlock block = new NumberBlock(rest.next, count);
    rest.next += count;
    return Optional.of(block);
  }
}
