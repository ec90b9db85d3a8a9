package arboretum.orchestrator.worker;

import arboretum.model.NodeName;
import arboretum.port.Ports;
import arboretum.protocol.OrchestratorToWorker.MeasureEndpoints;
import arboretum.protocol.Payload.Probed;
import arboretum.protocol.TimerId;
import arboretum.protocol.WorkerToOrchestrator.EndpointRtt;
import arboretum.protocol.WorkerToOrchestrator.EndpointsMeasured;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Round-trip times that the orchestrator asked for, until all are there or time is up. */
final class EndpointProbes {
  private record Question(Set<NodeName> unanswered, List<EndpointRtt> rtts) {}

  private final Ports ports;
  private final long waitNanos;
  private final Map<Long, Question> questions = new LinkedHashMap<>();

  EndpointProbes(Ports ports, long waitNanos) {
    this.ports = ports;
    this.waitNanos = waitNanos;
  }

  void ask(MeasureEndpoints m) {
    Set<NodeName> endpoints = new LinkedHashSet<>(m.endpoints());
    if (questions.putIfAbsent(m.ticket(), new Question(endpoints, new ArrayList<>())) == null) {
      List.copyOf(endpoints).forEach(ports.prober()::probe);
      ports.timers().set(timer(m.ticket()), waitNanos);
    }
  }

  /** Takes what a probe brought; returns the answer to each question that is complete by it. */
  List<EndpointsMeasured> take(Probed probed, long session) {
    List<EndpointsMeasured> complete = new ArrayList<>();
    for (Map.Entry<Long, Question> entry : List.copyOf(questions.entrySet())) {
      Question question = entry.getValue();
      if (question.unanswered().remove(probed.target())) {
        question.rtts().add(new EndpointRtt(probed.target(), probed.rttNanos()));
      }
      if (question.unanswered().isEmpty()) {
        questions.remove(entry.getKey());
        ports.timers().cancel(timer(entry.getKey()));
        complete.add(new EndpointsMeasured(session, entry.getKey(), question.rtts()));
      }
    }
    return complete;
  }

  /** Time is up for a question: what is there is the answer. */
  Optional<EndpointsMeasured> expire(TimerId timer, long session) {
    long ticket = Long.parseLong(timer.subject());
    return Optional.ofNullable(questions.remove(ticket))
        .map(question -> new EndpointsMeasured(session, ticket, question.rtts()));
  }

  private static TimerId timer(long ticket) {
    return new TimerId(TimerId.Kind.MEASURE, Long.toString(ticket));
  }
}
