/**
 * Recorded requests and measured service times from CSV files. Entry: {@link
 * arboretum.experiment.data.requests.RecordedRequests}. Depends on the CSV reader and the workload.
 */
@NullMarked
package arboretum.experiment.data.requests;

import org.jspecify.annotations.NullMarked;
