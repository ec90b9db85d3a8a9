/**
 * What reaches a role and what it says: one sealed interface of messages per edge of the tree, the
 * input envelope, and journal records. Every message states its size on the wire. Depends on model,
 * aggregate and units.
 */
@NullMarked
package arboretum.protocol;

import org.jspecify.annotations.NullMarked;
