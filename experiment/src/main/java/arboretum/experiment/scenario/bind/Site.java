package arboretum.experiment.scenario.bind;

import arboretum.units.GeoPoint;
import java.util.Optional;

/**
 * Where a node is for the network.
 *
 * @param row of the matrix; -1 without one
 */
record Site(Optional<GeoPoint> place, int row) {
  static final int NO_ROW = -1;
}
