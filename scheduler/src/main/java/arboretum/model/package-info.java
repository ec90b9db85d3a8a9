/**
 * Who and what is orchestrated: names, instances, epochs, resources, service specifications.
 * Immutable. Depends on units.
 */
@NullMarked
package arboretum.model;

import org.jspecify.annotations.NullMarked;
