package arboretum.model;

/** Why a candidate cannot take an instance; of several reasons the first in this order counts. */
public enum Shortfall {
  /** The candidate was not heard of for too long. */
  SILENT,
  CPU,
  MEMORY,
  GPU;

  /** Returns the word used in messages and files. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
