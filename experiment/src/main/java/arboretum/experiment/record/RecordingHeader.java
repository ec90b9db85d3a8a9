package arboretum.experiment.record;

import arboretum.experiment.plan.RunPlan;
import arboretum.protocol.Message;

/**
 * The first line of a recording: which run it is.
 *
 * @param format {@link #FORMAT}
 * @param version {@code Message.VERSION} of the writer
 * @param build the writer's build, for people
 */
public record RecordingHeader(
    String format,
    int version,
    String scenario,
    int point,
    int replication,
    long seed,
    String build) {
  public static final String FORMAT = "arboretum-inputs";

  /** Returns the header of a recording of {@code plan} that is made now. */
  public static RecordingHeader of(RunPlan plan, String build) {
    return new RecordingHeader(
        FORMAT,
        Message.VERSION,
        plan.scenario(),
        plan.point(),
        plan.replication(),
        plan.seed(),
        build);
  }
}
