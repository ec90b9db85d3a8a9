/**
 * Requests of users and services on their way: arrival, resolution, network, queue and service at
 * an instance, and the way back. Entry: {@link arboretum.sim.request.Resolution}, the seam at which
 * an instance is chosen. Depends on the run plan and metrics; knows neither engine nor roles.
 */
@NullMarked
package arboretum.sim.request;

import org.jspecify.annotations.NullMarked;
