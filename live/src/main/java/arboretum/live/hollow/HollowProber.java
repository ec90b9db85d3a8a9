package arboretum.live.hollow;

import arboretum.live.loop.Agenda;
import arboretum.live.loop.Arrival;
import arboretum.model.NodeName;
import arboretum.port.Prober;
import arboretum.protocol.Payload;
import arboretum.protocol.Payload.ProbeAnswer;
import java.util.Optional;

/**
 * Probes that no packet carries: the answer comes when the round trip that the plan gives has
 * passed, unless the target was down half of it ago. Loop's thread only.
 */
final class HollowProber implements Prober {
  private final NodeName self;
  private final HollowSystem system;
  private final Agenda agenda;

  HollowProber(NodeName self, HollowSystem system, Agenda agenda) {
    this.self = self;
    this.system = system;
    this.agenda = agenda;
  }

  @Override
  public void probe(NodeName target) {
    long rttNanos = system.roundTripNanos(self, target);
    if (rttNanos <= 0) {
      return; // nobody has that address
    }
    long sentNanos = agenda.nowNanos();
    agenda.at(sentNanos + rttNanos / 2, () -> arrive(target, rttNanos, sentNanos + rttNanos));
  }

  private Optional<Payload> arrive(NodeName target, long rttNanos, long backNanos) {
    if (!system.answersProbes(target)) {
      return Optional.empty();
    }
    Optional<ProbeAnswer> answer = system.probeAnswer(target);
    agenda.at(backNanos, Arrival.of(new Payload.Probed(target, rttNanos, answer)));
    return Optional.empty();
  }

  @Override
  public void answer(ProbeAnswer answer) {
    system.setProbeAnswer(self, answer);
  }
}
