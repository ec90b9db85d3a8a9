package arboretum.experiment.record;

/** A recording can't be used; the message is {@code file:line: problem}. */
public final class RecordingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RecordingException(String message) {
    super(message);
  }
}
