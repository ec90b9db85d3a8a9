package arboretum.model;

/** What a clean exit of a container means. */
public enum Restart {
  /** The service is to run until it is withdrawn: an exit is a death. */
  ALWAYS,
  /** The service is a job: exit code 0 completes it (Oakestra's {@code one_shot}). */
  ON_FAILURE
}
