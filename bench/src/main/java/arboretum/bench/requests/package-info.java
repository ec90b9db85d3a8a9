/**
 * Scale runs with requests: every device calls a service; all requests are accounted for, then
 * requests per second. Entry: {@link arboretum.bench.requests.RequestsBench}. Depends on the
 * simulation and the run plan.
 */
@NullMarked
package arboretum.bench.requests;

import org.jspecify.annotations.NullMarked;
