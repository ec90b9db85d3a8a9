package arboretum.coordinates;

import arboretum.model.NodeName;
import arboretum.units.GeoPoint;
import java.util.Optional;

/**
 * Where an instance is, as far as it is known.
 *
 * @param node its worker, or the member below which it is
 * @param at where that stands; empty if it is not known
 * @param coordinate where that is in the network; empty if it is not known
 */
public record Place(NodeName node, Optional<GeoPoint> at, Optional<Coordinate> coordinate) {}
