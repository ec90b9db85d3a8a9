package arboretum.protocol;

/** What one node sends to another; one sealed interface per edge of the tree. */
public sealed interface Message
    permits ParentToOrchestrator,
        OrchestratorToParent,
        OrchestratorToWorker,
        WorkerToOrchestrator,
        UserToRoot {
  /** Version of all messages, of the input envelope and of journal records. */
  int VERSION = 1;

  /**
   * Returns the length in bytes of this message's frame body, the same in both modes: {@link Wire}
   * says how it is counted. Framing (TCP, TLS, WebSocket) is added by the network.
   */
  int wireBytes();
}
