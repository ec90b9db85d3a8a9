package arboretum.sim.fuzz;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Which parts of a drawn case are played, by index: all of them at first, fewer when a failure is
 * shrunk.
 *
 * @param operations what operators ask
 * @param faults what fails
 * @param phases when messages are disturbed
 * @param calls what callers at workers do
 */
public record Kept(
    List<Integer> operations, List<Integer> faults, List<Integer> phases, List<Integer> calls) {
  public Kept {
    operations = List.copyOf(operations);
    faults = List.copyOf(faults);
    phases = List.copyOf(phases);
    calls = List.copyOf(calls);
  }

  static Kept all(int operations, int faults, int phases, int calls) {
    return new Kept(first(operations), first(faults), first(phases), first(calls));
  }

  private static List<Integer> first(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  int size() {
    return operations.size() + faults.size() + phases.size() + calls.size();
  }

  /** Returns the parts in one row: operations, faults, phases, calls. */
  List<Part> parts() {
    List<Part> parts = new java.util.ArrayList<>();
    operations.forEach(index -> parts.add(new Part(Part.Kind.OPERATION, index)));
    faults.forEach(index -> parts.add(new Part(Part.Kind.FAULT, index)));
    phases.forEach(index -> parts.add(new Part(Part.Kind.PHASE, index)));
    calls.forEach(index -> parts.add(new Part(Part.Kind.CALL, index)));
    return parts;
  }

  static Kept of(List<Part> parts) {
    return new Kept(
        indices(parts, Part.Kind.OPERATION),
        indices(parts, Part.Kind.FAULT),
        indices(parts, Part.Kind.PHASE),
        indices(parts, Part.Kind.CALL));
  }

  private static List<Integer> indices(List<Part> parts, Part.Kind kind) {
    return parts.stream().filter(part -> part.kind() == kind).map(Part::index).sorted().toList();
  }

  /** One part of a case. */
  record Part(Kind kind, int index) {
    /** What it is. */
    enum Kind {
      OPERATION,
      FAULT,
      PHASE,
      CALL
    }
  }
}
