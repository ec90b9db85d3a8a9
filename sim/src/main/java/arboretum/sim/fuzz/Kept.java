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
 */
public record Kept(List<Integer> operations, List<Integer> faults, List<Integer> phases) {
  public Kept {
    operations = List.copyOf(operations);
    faults = List.copyOf(faults);
    phases = List.copyOf(phases);
  }

  static Kept all(int operations, int faults, int phases) {
    return new Kept(first(operations), first(faults), first(phases));
  }

  private static List<Integer> first(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  int size() {
    return operations.size() + faults.size() + phases.size();
  }

  /** Returns the parts in one row: operations, then faults, then phases. */
  List<Part> parts() {
    List<Part> parts = new java.util.ArrayList<>();
    operations.forEach(index -> parts.add(new Part(Part.Kind.OPERATION, index)));
    faults.forEach(index -> parts.add(new Part(Part.Kind.FAULT, index)));
    phases.forEach(index -> parts.add(new Part(Part.Kind.PHASE, index)));
    return parts;
  }

  static Kept of(List<Part> parts) {
    return new Kept(
        indices(parts, Part.Kind.OPERATION),
        indices(parts, Part.Kind.FAULT),
        indices(parts, Part.Kind.PHASE));
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
      PHASE
    }
  }
}
