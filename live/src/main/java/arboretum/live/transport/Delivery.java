package arboretum.live.transport;

import arboretum.model.NodeName;
import arboretum.protocol.Message;

/** Takes messages that arrive; per sender in order, from the threads that read. Never blocks. */
@FunctionalInterface
public interface Delivery {
  void deliver(NodeName from, Message message);
}
