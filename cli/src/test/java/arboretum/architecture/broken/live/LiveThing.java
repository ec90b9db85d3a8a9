package arboretum.architecture.broken.live;

/** Of the other adapter. */
public final class LiveThing {}
