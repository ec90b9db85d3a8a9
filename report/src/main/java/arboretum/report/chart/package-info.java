/**
 * Charts for papers: vector files with embedded fonts, a bitmap, and the numbers behind them. The
 * same numbers give the same bytes. Entry: {@link arboretum.report.chart.Charts}. Depends on
 * experiment and on the statistics and data packages.
 */
@NullMarked
package arboretum.report.chart;

import org.jspecify.annotations.NullMarked;
