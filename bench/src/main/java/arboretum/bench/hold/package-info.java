/**
 * The hold model: speed of the engine's event queue against the JDK's heap, order proved equal
 * first. Entry class: {@link arboretum.bench.hold.HoldBench}. Depends on the engine and the JDK;
 * one class uses DSOL itself, as the thing that is compared with.
 */
@NullMarked
package arboretum.bench.hold;

import org.jspecify.annotations.NullMarked;
