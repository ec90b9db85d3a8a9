/**
 * Time of one LDP decision with trilateration, the role's policy against a plain scan of the same
 * rule. Entry: {@link arboretum.bench.ldp.LdpBench}. Depends on the logic only.
 */
@NullMarked
package arboretum.bench.ldp;

import org.jspecify.annotations.NullMarked;
