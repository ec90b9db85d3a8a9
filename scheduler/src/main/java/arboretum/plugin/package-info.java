/**
 * The extension points: policies and the read-only views they get. Depends on model and aggregate.
 */
@NullMarked
package arboretum.plugin;

import org.jspecify.annotations.NullMarked;
