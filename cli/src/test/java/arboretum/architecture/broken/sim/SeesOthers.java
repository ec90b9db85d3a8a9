package arboretum.architecture.broken.sim;

import arboretum.architecture.broken.live.LiveThing;

/** Knows modules that its own should not know. */
record SeesOthers(LiveThing liveThing) {}
