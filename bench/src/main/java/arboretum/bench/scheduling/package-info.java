/**
 * The scheduling time of each tier when 45 workers are split into more or fewer clusters (Oakestra
 * paper, Fig. 2): choices equal plain ones, JMH measures them, and a line through two splits
 * predicts the others. Entry: {@link arboretum.bench.scheduling.SchedulingBench}. Depends on the
 * logic only.
 */
@NullMarked
package arboretum.bench.scheduling;

import org.jspecify.annotations.NullMarked;
