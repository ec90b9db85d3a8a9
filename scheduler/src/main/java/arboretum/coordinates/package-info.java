/**
 * Where nodes are, as a policy may know it: Vivaldi network coordinates, trilateration from
 * measured round trips, great circle distance, and areas. Estimates only: the latency that a
 * simulated network really has lives in the adapter and never derives from what is computed here.
 * May depend on {@code arboretum.units} and {@code arboretum.model}; pure, no port.
 */
@NullMarked
package arboretum.coordinates;

import org.jspecify.annotations.NullMarked;
