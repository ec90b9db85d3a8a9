/**
 * How JMH is run here, and what its numbers are: processor time per decision, a JVM counting once.
 */
@NullMarked
package arboretum.bench.jmh;

import org.jspecify.annotations.NullMarked;
