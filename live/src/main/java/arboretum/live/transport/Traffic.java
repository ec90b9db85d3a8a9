package arboretum.live.transport;

import arboretum.protocol.Message;

/** Counts messages; any thread. Every message that was sent is lost, or delivered, or under way. */
public interface Traffic {
  /** A node handed a message to its transport. */
  void sent(Message message);

  /** A message will never arrive. */
  void lost(Message message);
}
