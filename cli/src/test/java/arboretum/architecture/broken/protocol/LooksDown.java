package arboretum.architecture.broken.protocol;

import arboretum.architecture.broken.orchestrator.Top;

/** Knows a package below its own. */
final class LooksDown {
  Top below() {
    return new Top();
  }
}
