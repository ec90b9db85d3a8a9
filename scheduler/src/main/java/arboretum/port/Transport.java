package arboretum.port;

import arboretum.model.NodeName;
import arboretum.protocol.Message;

/**
 * Sends messages between a node and its parent or members.
 *
 * <p>Contract: never blocks, never fails at the sender. A message may be lost (a cut link, a
 * receiver that is down), and then nobody is told; while a link holds, messages of one sender to
 * one receiver arrive in order and once. Roles do not build on that: they recover from repetition
 * and reordering too, which fuzzing puts to the test. Nothing leaves before the handler that sent
 * it has returned and what it journaled is durable. Called by the handler's thread only.
 */
public interface Transport {
  void send(NodeName to, Message message);
}
