package arboretum.experiment.run;

import java.util.Locale;

/** A replication failed: our own defect, or an invariant that did not hold. */
public final class ReplicationFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ReplicationFailedException(Task task, String rerun, Throwable cause) {
    super(
        String.format(
            Locale.ROOT,
            "Replication failed: point=%d replication=%d seed=%d%n  %s%n"
                + "  finished replications are kept%n  again: %s",
            task.point(),
            task.replication(),
            task.seed(),
            reason(cause),
            rerun),
        cause);
  }

  private static String reason(Throwable cause) {
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.toString() : message;
  }
}
