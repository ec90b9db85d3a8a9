/**
 * One thread per role: wall-clock timers, a bounded inbox, and effects that leave after the handler
 * has returned. Entry: {@link arboretum.live.loop.EventLoop}. Depends on recordings and the logic;
 * knows no socket and no container.
 */
@NullMarked
package arboretum.live.loop;

import org.jspecify.annotations.NullMarked;
