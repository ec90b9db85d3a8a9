package arboretum.sim.network;

/** Direction on a link. */
public enum Way {
  /** From the member to its parent. */
  UP,
  /** From the parent to its member. */
  DOWN
}
