/**
 * What a run's tables say: statistics over replications, the summary, the report page and the table
 * for a terminal. Reads run directories, whichever mode made them. Entry: {@link
 * arboretum.report.Reports}. Depends on experiment and on the chart package.
 */
@NullMarked
package arboretum.report;

import org.jspecify.annotations.NullMarked;
