/**
 * The Alibaba openb trace (Weng et al., USENIX ATC 2023) as workers and as a workload. Entry:
 * {@link arboretum.experiment.data.openb.OpenbNodes}, {@link
 * arboretum.experiment.data.openb.OpenbPods}, {@link
 * arboretum.experiment.data.openb.OpenbWorkload}. May depend on {@code
 * arboretum.experiment.data.csv}, {@code arboretum.experiment.problem} and {@code
 * arboretum.random}.
 */
@NullMarked
package arboretum.experiment.data.openb;

import org.jspecify.annotations.NullMarked;
