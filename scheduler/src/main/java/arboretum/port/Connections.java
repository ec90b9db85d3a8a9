package arboretum.port;

/**
 * Where connections wait for an instance.
 *
 * <p>Contract: never blocks. Each connection that {@code Resolver.connect} held is answered at most
 * once, and not at all if the role's node goes down before. Called by the handler's thread only.
 */
@FunctionalInterface
public interface Connections {
  /** Nobody waits. */
  Connections NONE = (connection, answer) -> {};

  /**
   * Lets a connection go on.
   *
   * @param connection as it was named when it was held
   * @param answer see {@code arboretum.resolution.Answer}
   */
  void answer(long connection, long answer);
}
