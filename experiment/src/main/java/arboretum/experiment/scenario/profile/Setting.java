package arboretum.experiment.scenario.profile;

/**
 * The value of one setting in one profile.
 *
 * @param path of its key in a scenario file, which overrides it
 * @param value as it would be written there
 * @param source where the value is from
 */
public record Setting(String path, String value, Provenance provenance, String source) {
  /** How well a value is founded. */
  public enum Provenance {
    STATED("stated in the paper"),
    READ("read in code at a commit, not executed"),
    FITTED("fitted by us to a figure of the paper"),
    ASSUMED("assumed");

    private final String words;

    Provenance(String words) {
      this.words = words;
    }

    /** Returns it in words. */
    public String words() {
      return words;
    }
  }
}
