/**
 * How containers behave on a device: pulls, the image cache, boot, run time, stop, use. Entry:
 * {@link arboretum.sim.runtime.DeviceRuntime}. Depends on the run plan and runtime outcomes; knows
 * neither engine nor roles.
 */
@NullMarked
package arboretum.sim.runtime;

import org.jspecify.annotations.NullMarked;
