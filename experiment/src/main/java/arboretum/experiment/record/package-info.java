/**
 * Inputs of roles and what the roles did with them, kept so that a run can be played again: {@link
 * arboretum.experiment.record.RecordingWriter}, {@link
 * arboretum.experiment.record.RecordingReader}, and {@link
 * arboretum.experiment.record.EffectCollector}, which sees what a handler does. Depends on wire and
 * the logic.
 */
@NullMarked
package arboretum.experiment.record;

import org.jspecify.annotations.NullMarked;
