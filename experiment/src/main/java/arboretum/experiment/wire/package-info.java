/**
 * JSON of everything that travels or is kept: messages, inputs, journal records, trace events.
 * Entry: {@link arboretum.experiment.wire.Codec}. Depends on the logic and on Jackson's streaming
 * API.
 */
@NullMarked
package arboretum.experiment.wire;

import org.jspecify.annotations.NullMarked;
