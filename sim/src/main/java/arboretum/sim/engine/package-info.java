/**
 * The event engine: DSOL's replication, warm-up and end, driven in the caller's thread, with a lane
 * of primitive events beside DSOL's own list and one total order over both. Entry class: {@link
 * arboretum.sim.engine.Engine}. The only package that may import {@code nl.tudelft}; depends on
 * DSOL and the JDK, on nothing else of this project.
 */
@NullMarked
package arboretum.sim.engine;

import org.jspecify.annotations.NullMarked;
