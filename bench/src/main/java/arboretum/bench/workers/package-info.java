/**
 * Scale runs with idle workers: what they send equals a closed form, then events per second. Entry:
 * {@link arboretum.bench.workers.WorkersBench}. Depends on the simulation and the run plan.
 */
@NullMarked
package arboretum.bench.workers;

import org.jspecify.annotations.NullMarked;
