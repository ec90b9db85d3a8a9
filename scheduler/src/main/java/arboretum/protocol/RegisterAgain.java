package arboretum.protocol;

/** The sender does not know the receiver (any more); it is to register. */
public record RegisterAgain() implements OrchestratorToWorker, ParentToOrchestrator {
  @Override
  public int wireBytes() {
    return Wire.object("register-again");
  }
}
