/**
 * A run directory as its tables and manifest give it. Entry: {@link arboretum.report.data.RunData}.
 * Depends on experiment.
 */
@NullMarked
package arboretum.report.data;

import org.jspecify.annotations.NullMarked;
