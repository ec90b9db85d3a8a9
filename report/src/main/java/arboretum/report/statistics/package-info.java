/**
 * Statistics with their sources: intervals, quantiles, empirical distribution functions. Entry:
 * {@link arboretum.report.statistics.Statistics}. Depends on commons-math3.
 */
@NullMarked
package arboretum.report.statistics;

import org.jspecify.annotations.NullMarked;
