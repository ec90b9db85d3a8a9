package arboretum.experiment.data;

import java.util.List;

/**
 * A row of the registry.
 *
 * @param name the name that scenarios use, also the name of its folder
 * @param what one line
 * @param licence its licence and owner
 * @param citation what a paper that uses it cites
 * @param url the origin's public repository
 * @param commit the version there
 * @param changed what was done to the origin's files
 * @param knownErrors what a user should know before believing it
 * @param origin how it can be obtained
 * @param files what lies in its folder, at least one
 */
public record DataSet(
    String name,
    String what,
    String licence,
    String citation,
    String url,
    String commit,
    String changed,
    String knownErrors,
    Origin origin,
    List<DataFile> files) {

  public DataSet {
    files = List.copyOf(files);
  }

  /**
   * A file and the SHA-256 of its bytes; of a gzipped one, of its uncompressed bytes.
   *
   * @param name its path in the folder or in the origin's repository
   * @param bytes how many bytes were hashed
   * @param sha256 64 lower-case hexadecimal digits
   */
  public record DataFile(String name, long bytes, String sha256) {}

  /** How a set can be obtained. */
  public sealed interface Origin {}

  /**
   * The origin's files are known by hash and an importer turns them into the set.
   *
   * @param raw address under which the files' paths lie, ending in a slash
   * @param importer its name
   * @param importerVersion the version that gave the hashes of the set's files
   * @param files the origin's files, at least one
   */
  public record Imported(String raw, String importer, int importerVersion, List<DataFile> files)
      implements Origin {
    public Imported {
      files = List.copyOf(files);
    }

    /** Returns the size of the download. */
    public long bytes() {
      return files.stream().mapToLong(DataFile::bytes).sum();
    }
  }

  /**
   * The set can only be obtained by hand.
   *
   * @param kind {@code transcribed} or {@code not imported}
   * @param reason why
   * @param obtain what to do
   */
  public record ByHand(String kind, String reason, String obtain) implements Origin {}

  /** Returns the size of the set, uncompressed. */
  public long bytes() {
    return files.stream().mapToLong(DataFile::bytes).sum();
  }
}
