/**
 * The tree's links as TCP connections with the real frames: a member connects to its parent and
 * connects again when the connection is lost. Entry: {@link
 * arboretum.live.transport.NodeTransport}. Depends on the codec and on messages; knows no role and
 * no loop.
 */
@NullMarked
package arboretum.live.transport;

import org.jspecify.annotations.NullMarked;
