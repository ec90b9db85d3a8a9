/**
 * What users and services ask of services during a run: who calls what, how often, and how long it
 * takes to serve. Specifications are records; draws come from named streams, so that whatever is
 * compared meets the same requests. Entry: {@link arboretum.experiment.workload.RequestPlan}.
 * Depends on the logic only; knows neither plans of nodes nor drivers.
 */
@NullMarked
package arboretum.experiment.workload;

import org.jspecify.annotations.NullMarked;
