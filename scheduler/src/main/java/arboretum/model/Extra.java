package arboretum.model;

import java.util.ArrayList;
import java.util.List;

/**
 * An amount of a resource that few services ask for and few devices state.
 *
 * @param kind which resource
 * @param amount above 0, in the kind's unit
 */
public record Extra(Kind kind, long amount) {
  /** The resources beside CPU, memory and GPU (Oakestra's SLA v2.0). */
  public enum Kind {
    /** Whole accelerators ({@code vtpus}). */
    TPU(Shortfall.TPU),
    /** Bytes ({@code storage}). */
    STORAGE(Shortfall.STORAGE),
    /** Bits per second towards the instance ({@code bandwidth_in}). */
    BANDWIDTH_IN(Shortfall.BANDWIDTH),
    /** Bits per second from the instance ({@code bandwidth_out}). */
    BANDWIDTH_OUT(Shortfall.BANDWIDTH);

    private final Shortfall shortfall;

    Kind(Shortfall shortfall) {
      this.shortfall = shortfall;
    }

    /** Returns the reason of a refusal for want of it. */
    public Shortfall shortfall() {
      return shortfall;
    }
  }

  public Extra {
    if (amount <= 0) {
      throw new IllegalArgumentException("an amount of " + kind + " is above 0, not " + amount);
    }
  }

  /** Returns the amount of one kind in a list that holds each kind at most once; 0 without it. */
  public static long amount(List<Extra> extras, Kind kind) {
    for (int i = 0; i < extras.size(); i++) {
      if (extras.get(i).kind == kind) {
        return extras.get(i).amount;
      }
    }
    return 0;
  }

  /** Returns {@code first + sign * second} by kind; throws if some amount would be below 0. */
  public static List<Extra> sum(List<Extra> first, List<Extra> second, int sign) {
    if (second.isEmpty()) {
      return first;
    }
    List<Extra> sum = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      long amount = Math.addExact(amount(first, kind), sign * amount(second, kind));
      if (amount != 0) {
        sum.add(new Extra(kind, amount));
      }
    }
    return sum;
  }

  /** Returns a copy in the order of kinds; throws if a kind stands there twice. */
  static List<Extra> ordered(List<Extra> extras) {
    if (extras.isEmpty()) {
      return List.of();
    }
    List<Extra> ordered = new ArrayList<>(extras);
    ordered.sort(java.util.Comparator.comparing(Extra::kind));
    for (int i = 1; i < ordered.size(); i++) {
      if (ordered.get(i).kind == ordered.get(i - 1).kind) {
        throw new IllegalArgumentException(ordered.get(i).kind + " is given twice: " + extras);
      }
    }
    return List.copyOf(ordered);
  }
}
