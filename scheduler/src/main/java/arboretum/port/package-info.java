/**
 * What a role needs from outside, in the project's own words; sim/ and live/ supply it. The
 * contract of each port is in its Javadoc and in its contract suite, which both adapters pass.
 * Depends on protocol, trace and model.
 */
@NullMarked
package arboretum.port;

import org.jspecify.annotations.NullMarked;
