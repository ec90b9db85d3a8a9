/**
 * Placements per second of one cluster: choices equal those of a plain scan, then the time of each.
 * Entry: {@link arboretum.bench.placements.PlacementsBench}. Depends on the logic only.
 */
@NullMarked
package arboretum.bench.placements;

import org.jspecify.annotations.NullMarked;
