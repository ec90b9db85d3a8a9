/**
 * Oakestra's deployment descriptor, SLA JSON version 2.0: read, checked and turned into what the
 * logic places. Entry: {@link arboretum.experiment.sla.SlaReader}. May depend on {@code
 * arboretum.experiment.problem}, {@code arboretum.experiment.scenario.syntax}, coordinates and the
 * model.
 */
@NullMarked
package arboretum.experiment.sla;

import org.jspecify.annotations.NullMarked;
