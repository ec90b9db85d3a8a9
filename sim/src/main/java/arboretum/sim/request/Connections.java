package arboretum.sim.request;

import java.util.Arrays;

/** Connections that are kept: by target and caller, the place at the other end. */
final class Connections {
  private final int[][] places;

  Connections(int targets) {
    places = new int[targets][0];
  }

  /** Returns where the connection of a caller leads; {@link Slots#NONE} without one. */
  int place(int target, int caller) {
    return caller < places[target].length ? places[target][caller] : Slots.NONE;
  }

  void open(int target, int caller, int place) {
    int[] row = places[target];
    if (caller >= row.length) {
      row = Arrays.copyOf(row, Math.max(16, 2 * caller + 1));
      Arrays.fill(row, places[target].length, row.length, Slots.NONE);
      places[target] = row;
    }
    row[caller] = place;
  }

  /** Closes the connection of a caller if it leads to that place. */
  void close(int target, int caller, int place) {
    if (place(target, caller) == place) {
      places[target][caller] = Slots.NONE;
    }
  }
}
