/**
 * One run, resolved: everything that a driver needs to play one replication of one sweep point,
 * with nothing left to look up. Scenario files become plans; both drivers play them. Entry: {@link
 * arboretum.experiment.plan.RunPlan}. Depends on the logic only.
 */
@NullMarked
package arboretum.experiment.plan;

import org.jspecify.annotations.NullMarked;
