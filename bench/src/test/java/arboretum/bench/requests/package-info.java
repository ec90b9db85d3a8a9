/** Tests of the scale runs with requests. */
@NullMarked
package arboretum.bench.requests;

import org.jspecify.annotations.NullMarked;
