/**
 * Contract suites of the ports, published as this module's test jar. An adapter extends each suite
 * and gives it a {@link arboretum.port.ContractWorld}; behaviour that only one adapter has is a
 * defect of the port.
 */
@NullMarked
package arboretum.port;

import org.jspecify.annotations.NullMarked;
